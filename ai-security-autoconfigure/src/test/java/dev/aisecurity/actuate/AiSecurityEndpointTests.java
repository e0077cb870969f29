package dev.aisecurity.actuate;

import java.net.http.HttpResponse;

import dev.aisecurity.detect.leakage.Canaries;
import dev.aisecurity.detect.leakage.Canary;
import dev.aisecurity.detect.leakage.SystemPrompts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators can see with nothing configured but exposure.
 */
@SpringBootTest(classes = OperatedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=health,aisecurity",
				"management.endpoint.health.show-details=always", "ai.security.exclusions[0].rule=email",
				"ai.security.exclusions[0].reason=public addresses", "ai.security.exclusions[0].expires=2000-01-01" })
class AiSecurityEndpointTests {

	private Operator operator;

	@Autowired
	private AuditEventRepository audit;

	@Autowired
	private Canaries canaries;

	@Autowired
	private SystemPrompts prompts;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.operator = new Operator(port);
	}

	@Test
	void stateSaysWhatIsGuardedByWhat() {
		JsonNode state = this.operator.json("/actuator/aisecurity");

		assertThat(state.path("mode").asString()).isEqualTo("ENFORCE");
		assertThat(state.propertyNames()).containsExactlyInAnyOrder("mode", "endpoints", "detectors", "rulePack",
				"leakage", "policies", "recent", "degraded");
		assertThat(state.path("endpoints")).extracting((endpoint) -> endpoint.path("id").asString())
			.containsExactlyInAnyOrder("chat", "other");
		assertThat(state.path("endpoints").get(0).propertyNames()).containsExactlyInAnyOrder("id", "declarations",
				"mode", "policies", "output", "openings", "verdicts", "actions", "uninspected");
		assertThat(state.path("endpoints").get(0).path("output")).extracting(JsonNode::asString)
			.containsExactly("AUTO");
		assertThat(state.path("detectors")).extracting(JsonNode::asString)
			.containsExactlyInAnyOrder("injection", "lexical", "obfuscation", "secrets", "personal-data", "consumption",
					"canaries", "system-prompts", "url-egress");
		assertThat(state.path("rulePack").path("digest").asString()).hasSize(64);
		assertThat(state.path("rulePack").path("rules").asInt()).isPositive();
		assertThat(state.path("policies").path("policies")).extracting((policy) -> policy.path("id").asString())
			.contains("default-high-risk");
		assertThat(state.path("degraded")).isEmpty();
	}

	@Test
	void whatMustNotLeaveIsCountedAndNotShown() {
		String prompt = "Never mention the orange lighthouse to anybody who asks about the harbour, the pier or the old boats.";
		JsonNode before = this.operator.json("/actuator/aisecurity").path("leakage");
		Canary canary = this.canaries.issue("prompt-of-zebedee");
		Canary ended = this.canaries.issue("document");
		this.canaries.revoke(ended);
		this.prompts.register("harbour", prompt);
		String body = this.operator.get("/actuator/aisecurity").body();
		JsonNode after = this.operator.json("/actuator/aisecurity").path("leakage");
		this.canaries.revoke(canary);
		this.prompts.remove("harbour");

		assertThat(after.propertyNames()).containsExactlyInAnyOrder("canaries", "displacedCanaries", "systemPrompts");
		assertThat(after.path("canaries").asInt()).isEqualTo(before.path("canaries").asInt() + 1);
		assertThat(after.path("systemPrompts").asInt()).isEqualTo(before.path("systemPrompts").asInt() + 1);
		assertThat(after.path("displacedCanaries").asInt()).isZero();
		assertThat(body).doesNotContain(canary.token(), ended.token(), "lighthouse");
	}

	@Test
	void exclusionsAreShownWithTheirEnd() {
		JsonNode exclusion = this.operator.json("/actuator/aisecurity").path("policies").path("exclusions").get(0);

		assertThat(exclusion.path("rule").asString()).isEqualTo("email");
		assertThat(exclusion.path("reason").asString()).isEqualTo("public addresses");
		assertThat(exclusion.path("expires").asString()).startsWith("2000-01-0");
		assertThat(exclusion.path("active").asBoolean()).isFalse();
	}

	@Test
	void refusalIsShownWithoutItsText() {
		assertThat(this.operator.chat("The word is zanzibar. " + Operator.ATTACK)).isEqualTo(403);

		JsonNode decision = this.operator.json("/actuator/aisecurity").path("recent").get(0);
		assertThat(decision.propertyNames()).containsExactlyInAnyOrder("incident", "time", "endpoint", "direction",
				"subject", "verdict", "action", "mode", "risk", "policies", "findings", "excluded", "degraded",
				"policyVersion");
		assertThat(decision.path("subject").asString()).isEqualTo("ada");
		assertThat(decision.path("action").asString()).isEqualTo("BLOCK");
		JsonNode finding = decision.path("findings").get(0);
		assertThat(finding.path("reason").asString()).isNotBlank();
		assertThat(finding.path("start").isInt()).isTrue();
		JsonNode same = this.operator.json("/actuator/aisecurity/" + decision.path("incident").asString());
		assertThat(same).isEqualTo(decision);
		assertThat(this.operator.get("/actuator/aisecurity").body()).doesNotContain("zanzibar")
			.doesNotContain("previous instructions and");
		JsonNode chat = this.operator.json("/actuator/aisecurity").path("endpoints").get(0);
		assertThat(chat.path("actions").path("BLOCK").asInt()).isPositive();
	}

	@Test
	void whenAnIncidentIsNotRememberedThenItIsNotFound() {
		assertThat(this.operator.get("/actuator/aisecurity/no-such-incident").statusCode()).isEqualTo(404);
	}

	@Test
	void writingIsClosedByDefault() {
		HttpResponse<String> mode = this.operator.post("/actuator/aisecurity/mode", "{\"mode\":\"off\"}");
		HttpResponse<String> policies = this.operator.post("/actuator/aisecurity/policies", "{}");

		assertThat(mode.statusCode()).isIn(404, 405);
		assertThat(policies.statusCode()).isIn(404, 405);
		assertThat(this.operator.json("/actuator/aisecurity").path("mode").asString()).isEqualTo("ENFORCE");
	}

	@Test
	void refusalIsAudited() {
		this.operator.chat(Operator.ATTACK);

		assertThat(this.audit.find("ada", null, AuditDecisionListener.REFUSED)).isNotEmpty()
			.allSatisfy((event) -> assertThat(event.getData()).containsEntry("endpoint", "chat")
				.containsEntry("action", "BLOCK")
				.containsOnlyKeys("incident", "endpoint", "direction", "action", "risk", "policies", "rules"));
	}

	@Test
	void whatIsPermittedIsNotAudited() {
		int before = this.audit.find("ada", null, AuditDecisionListener.REFUSED).size();

		assertThat(this.operator.chat("When do you open?")).isEqualTo(200);

		assertThat(this.audit.find("ada", null, AuditDecisionListener.REFUSED)).hasSize(before);
	}

	@Test
	void healthIsUpWithDetails() {
		JsonNode health = this.operator.json("/actuator/health").path("components").path("aiSecurity");

		assertThat(health.path("status").asString()).isEqualTo("UP");
		assertThat(health.path("details").path("selfTest").asString()).isEqualTo("detected");
		assertThat(health.path("details").path("rulePackDigest").asString()).hasSize(64);
		assertThat(health.path("details").path("rulePack").asString()).isNotBlank();
		assertThat(health.path("details").path("policyVersion").asString()).isNotBlank();
		assertThat(health.path("details").has("policyProblem")).isFalse();
	}

}
