package dev.aisecurity.actuate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What operators can change when they are given access.
 */
@SpringBootTest(classes = OperatedApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=health,aisecurity",
				"management.endpoint.aisecurity.access=unrestricted", "management.endpoint.health.show-details=always",
				"ai.security.policy-refresh=1h" })
class AiSecurityEndpointWriteTests {

	private static final String VALID = """
			policies:
			  - name: house-rule
			    verdict: block
			    when:
			      risk-at-least: 0.9
			""";

	private static final String BROKEN = """
			policies:
			  - name: house-rule
			    verdikt: block
			""";

	@TempDir
	private static Path directory;

	private Operator operator;

	@Autowired
	private AuditEventRepository audit;

	@DynamicPropertySource
	static void policies(DynamicPropertyRegistry registry) throws IOException {
		Files.writeString(file(), VALID);
		registry.add("ai.security.policy-location", () -> file().toUri().toString());
	}

	private static Path file() {
		return directory.resolve("policies.yml");
	}

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.operator = new Operator(port);
	}

	@AfterEach
	void restore() throws IOException {
		Files.writeString(file(), VALID);
		change("policies", "{}");
		change("mode", "{\"mode\":\"enforce\"}");
		change("mode", "{\"mode\":\"enforce\",\"endpoint\":\"chat\"}");
	}

	@Test
	void modeOfTheWholeGuardChanges() {
		JsonNode change = change("mode", "{\"mode\":\"observe\"}");

		assertThat(change.path("before").asString()).isEqualTo("ENFORCE");
		assertThat(change.path("mode").asString()).isEqualTo("OBSERVE");
		assertThat(change.path("endpoint").asString()).isEqualTo("*");
		assertThat(this.operator.json("/actuator/aisecurity").path("mode").asString()).isEqualTo("OBSERVE");
	}

	@Test
	void modeOfOneEndpointChanges() {
		change("mode", "{\"mode\":\"observe\",\"endpoint\":\"chat\"}");

		assertThat(this.operator.chat(Operator.ATTACK)).isEqualTo(200);
		JsonNode state = this.operator.json("/actuator/aisecurity");
		assertThat(state.path("mode").asString()).isEqualTo("ENFORCE");
		assertThat(state.path("recent").get(0).path("verdict").asString()).isEqualTo("BLOCK");
		assertThat(state.path("recent").get(0).path("action").asString()).isEqualTo("ALLOW");

		change("mode", "{\"mode\":\"enforce\",\"endpoint\":\"chat\"}");
		assertThat(this.operator.chat(Operator.ATTACK)).isEqualTo(403);
	}

	@Test
	void changeOfTheModeIsAudited() {
		change("mode", "{\"mode\":\"observe\",\"endpoint\":\"other\"}");

		AuditEvent event = last(AiSecurityEndpoint.MODE_CHANGED);
		assertThat(event.getPrincipal()).isEqualTo("ada");
		assertThat(event.getData()).containsEntry("endpoint", "other").containsKeys("before", "mode");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mode    | {"mode":"observe","endpoint":"no-such-endpoint"}
			mode    | {"mode":"observe","endpoint":"not an id!"}
			mode    | {"mode":"sometimes"}
			mode    | {}
			volume  | {"mode":"observe"}
			""")
	void mistakesAreBadRequestsThatChangeNothing(String what, String body) {
		assertThat(this.operator.post("/actuator/aisecurity/" + what, body).statusCode()).isEqualTo(400);
		assertThat(this.operator.json("/actuator/aisecurity").path("mode").asString()).isEqualTo("ENFORCE");
	}

	@Test
	void brokenPolicyFileIsRefusedAndTheOldPoliciesStayUntilItIsRepaired() throws IOException {
		String version = this.operator.json("/actuator/aisecurity").path("policies").path("version").asString();
		Files.writeString(file(), BROKEN);

		JsonNode refused = change("policies", "{}");
		assertThat(refused.path("outcome").asString()).isEqualTo("REFUSED");
		assertThat(refused.path("problem").asString()).contains("line 3");
		assertThat(refused.path("version").asString()).isEqualTo(version);
		assertThat(last(AiSecurityEndpoint.POLICIES_RELOADED).getData().get("outcome")).hasToString("REFUSED");
		JsonNode health = this.operator.json("/actuator/health").path("components").path("aiSecurity");
		assertThat(health.path("status").asString()).isEqualTo("DEGRADED");
		assertThat(health.path("details").path("policyProblem").asString()).contains("line 3");
		JsonNode state = this.operator.json("/actuator/aisecurity");
		assertThat(state.path("degraded")).extracting(JsonNode::asString).containsExactly("policies");
		assertThat(state.path("policies").path("policies")).extracting((policy) -> policy.path("id").asString())
			.contains("house-rule");

		Files.writeString(file(), VALID.replace("0.9", "0.8"));
		JsonNode loaded = change("policies", "{}");
		assertThat(loaded.path("outcome").asString()).isEqualTo("LOADED");
		assertThat(loaded.path("version").asString()).isNotEqualTo(version);
		assertThat(
				this.operator.json("/actuator/health").path("components").path("aiSecurity").path("status").asString())
			.isEqualTo("UP");
	}

	@Test
	void reloadOfTheSamePoliciesChangesNothing() {
		assertThat(change("policies", "{}").path("outcome").asString()).isEqualTo("UNCHANGED");
	}

	private JsonNode change(String what, String body) {
		return JsonMapper.builder().build().readTree(this.operator.post("/actuator/aisecurity/" + what, body).body());
	}

	private AuditEvent last(String type) {
		java.util.List<AuditEvent> events = this.audit.find(null, null, type);
		assertThat(events).isNotEmpty();
		return events.get(events.size() - 1);
	}

}
