package dev.aisecurity.answer;

import org.springframework.test.context.TestPropertySource;

/**
 * The same on virtual threads, where there are any.
 */
@TestPropertySource(properties = "spring.threads.virtual.enabled=true")
class VirtualThreadAnswerTests extends AnswerStreamTests {

}
