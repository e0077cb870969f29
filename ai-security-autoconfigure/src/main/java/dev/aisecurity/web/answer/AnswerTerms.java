package dev.aisecurity.web.answer;

import dev.aisecurity.guard.Exchange;
import dev.aisecurity.guard.OutputInspection;
import dev.aisecurity.output.OutputProfile;

/**
 * What holds for one answer.
 *
 * @param exchange the exchange that it belongs to
 * @param inspection its inspection
 * @param profile how it is handled
 * @param observed whether it leaves as it is, whatever is found
 */
record AnswerTerms(Exchange exchange, OutputInspection inspection, OutputProfile profile, boolean observed) {

}
