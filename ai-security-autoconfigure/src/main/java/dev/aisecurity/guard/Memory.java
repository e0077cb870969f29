package dev.aisecurity.guard;

import java.time.Clock;

import dev.aisecurity.baseline.BaselineKey;
import dev.aisecurity.baseline.BaselineRepository;
import dev.aisecurity.baseline.PeerGroups;
import dev.aisecurity.decision.InspectionSettings;
import dev.aisecurity.decision.RiskAggregator;
import dev.aisecurity.interaction.Endpoint;
import dev.aisecurity.interaction.SessionId;
import dev.aisecurity.interaction.Subject;
import dev.aisecurity.session.SessionKey;
import dev.aisecurity.session.SessionKeys;
import dev.aisecurity.session.SessionRepository;
import dev.aisecurity.session.SessionSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered from request to request: the risk of sessions and identities, and
 * what is normal for them. Thread-safe.
 *
 * @param keys names of sessions and identities in the stores
 * @param sessions remembers risk
 * @param settings how risk adds up and fades
 * @param baselines remembers what is normal
 * @param peers what is normal for groups of identities
 * @param aggregator makes one risk of the findings of a request
 * @param inspection which findings count
 * @param clock the time
 */
public record Memory(SessionKeys keys, SessionRepository sessions, SessionSettings settings,
		BaselineRepository baselines, PeerGroups peers, RiskAggregator aggregator, InspectionSettings inspection,
		Clock clock) {

	Recollection recall(Endpoint endpoint, Subject subject, @Nullable SessionId session) {
		SessionKey key = this.keys.of(subject, session);
		String who = key.subject();
		String group = endpoint.id().value();
		BaselineKey baseline = (who != null) ? new BaselineKey(who, group) : null;
		String tenant = subject.tenant();
		return new Recollection(this, key, baseline, (tenant != null) ? group + '|' + tenant : group,
				this.inspection.levels(endpoint.id()).enforcement());
	}

}
