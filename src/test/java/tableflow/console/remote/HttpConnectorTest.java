package tableflow.console.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.change.ChangeRequest;
import tableflow.console.domain.change.ChangeRequest.AlterTopicConfigs;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteApiKey;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteRoleBinding;
import tableflow.console.domain.change.ChangeRequest.DeleteSchemaVersion;
import tableflow.console.domain.change.ChangeRequest.DeleteServiceAccount;
import tableflow.console.domain.change.ChangeRequest.DeleteSubject;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteTopic;
import tableflow.console.domain.change.ChangeRequest.ImportSchema;
import tableflow.console.domain.change.ChangeRequest.MorePartitions;
import tableflow.console.domain.change.ChangeRequest.NewApiKey;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewProviderIntegration;
import tableflow.console.domain.change.ChangeRequest.NewRoleBinding;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.change.ChangeRequest.NewServiceAccount;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewTopic;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.change.PlannedCall;
import tableflow.console.domain.confluent.KeyPurpose;
import tableflow.console.sandbox.contract.OpenApiContract;
import tableflow.console.service.port.CallListener;
import tableflow.console.service.port.Connector;
import tableflow.console.service.port.ControlPlane;
import tableflow.console.service.port.KafkaRest;
import tableflow.console.service.port.SchemaRegistry;
import tableflow.console.service.port.Tableflow;

/// What a plan shows is what is sent, and both are what the API demands.
class HttpConnectorTest {

    private final FakeServer server = new FakeServer();
    private final HttpConnector connector = new HttpConnector(server.uri(), FakeServer.SETTINGS, server.backOff());
    private final Connector.Endpoints endpoints = new Connector.Endpoints(server.uri(), server.uri());

    @AfterEach
    void stop() {
        server.close();
    }

    @TestFactory
    List<DynamicTest> everyChangeIsSentAsItIsPreviewed() {
        List<DynamicTest> tests = new ArrayList<>();
        Requests.all().forEach((change, expected) -> tests.add(DynamicTest.dynamicTest(
                change.toString(), () -> sentAsPreviewed(change, expected))));
        return tests;
    }

    private void sentAsPreviewed(ChangeRequest change, Requests.Expected expected) {
        PlannedCall planned = connector.preview(change, endpoints);
        String address = server.base().toString().replaceFirst("/$", "");
        assertThat(planned.method() + " " + planned.url().replace(address, "")).isEqualTo(expected.line());
        assertThat(planned.toString()).doesNotContain(FakeServer.KEY.id(), FakeServer.KEY.secret().reveal());

        // an answer that no reader can use: only what was sent matters here
        server.answer(400, "");
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> execute(change, expected.system()));
        assertThat(failure.kind()).isEqualTo(Kind.INVALID);
        RecordedRequest request = server.take();
        assertThat(FakeServer.line(request)).isEqualTo(expected.line());
        if (expected.body().isEmpty()) {
            assertThat(FakeServer.text(request)).isEmpty();
            assertThat(planned.body()).isNull();
        } else {
            assertThat(FakeServer.text(request)).isEqualTo(expected.body());
            assertThat(FakeServer.json(String.valueOf(planned.body()))).isEqualTo(FakeServer.json(expected.body()));
        }
    }

    private void execute(ChangeRequest change, Requests.Api system) {
        switch (system) {
            case CONTROL_PLANE -> execute(connector.controlPlane(FakeServer.KEY), change);
            case TABLEFLOW -> execute(connector.tableflow(FakeServer.KEY), change);
            case KAFKA_REST -> execute(connector.kafkaRest(server.uri(), "lkc-1", FakeServer.KEY), change);
            case REGISTRY -> execute(connector.schemaRegistry(server.uri(), FakeServer.KEY), change);
        }
    }

    private static void execute(ControlPlane control, ChangeRequest change) {
        switch (change) {
            case NewServiceAccount it -> control.create(it);
            case NewRoleBinding it -> control.create(it);
            case NewApiKey it -> control.create(it);
            case NewProviderIntegration it -> control.create(it);
            case DeleteServiceAccount it -> control.delete(it);
            case DeleteRoleBinding it -> control.delete(it);
            case DeleteApiKey it -> control.delete(it);
            case DeleteProviderIntegration it -> control.delete(it);
            default -> throw new AssertionError(change);
        }
    }

    private static void execute(Tableflow tableflow, ChangeRequest change) {
        switch (change) {
            case NewGlueIntegration it -> tableflow.create(it);
            case NewTableflowTopic it -> tableflow.create(it);
            case ChangeTableflowTopic it -> tableflow.change(it);
            case DeleteCatalogIntegration it -> tableflow.delete(it);
            case DeleteTableflowTopic it -> tableflow.delete(it);
            default -> throw new AssertionError(change);
        }
    }

    private static void execute(KafkaRest kafka, ChangeRequest change) {
        switch (change) {
            case NewTopic it -> kafka.create(it, false);
            case MorePartitions it -> kafka.addPartitions(it);
            case AlterTopicConfigs it -> kafka.alter(it, false);
            case DeleteTopic it -> kafka.delete(it);
            default -> throw new AssertionError(change);
        }
    }

    private static void execute(SchemaRegistry registry, ChangeRequest change) {
        switch (change) {
            case NewSchema it -> registry.register(it);
            case SetCompatibility it -> registry.setCompatibility(it);
            case DeleteSchemaVersion it -> registry.delete(it);
            case DeleteSubject it -> registry.admin().delete(it);
            case ImportSchema it -> registry.admin().register(it);
            case SetRegistryMode it -> registry.admin().set(it);
            case SetNormalize it -> registry.admin().set(it);
            default -> throw new AssertionError(change);
        }
    }

    @TestFactory
    List<DynamicTest> everyChangeIsOneThatThePublishedApiTakes() {
        Map<String, OpenApiContract> contracts = new HashMap<>();
        List<DynamicTest> tests = new ArrayList<>();
        Requests.all().forEach((change, expected) -> tests.add(DynamicTest.dynamicTest(change.toString(), () -> {
            String[] line = expected.line().split(" ");
            String path = line[1].replaceFirst("\\?.*", "");
            contracts.computeIfAbsent(expected.file(), OpenApiContract::ofRequestsOrSkip)
                    .takes(line[0], path, expected.body());
        })));
        return tests;
    }

    @Test
    void thePublishedApiDoesNotTakeEverything() {
        OpenApiContract contract = OpenApiContract.ofRequestsOrSkip("tableflow-v1.yaml");
        String path = "/tableflow/v1/tableflow-topics";
        for (String wrong : List.of(
                "{}",
                "{\"spec\":{\"display_name\":\"t\"}}",
                "{\"spec\":{\"display_name\":\"t\",\"environment\":{\"id\":\"e\"},\"kafka_cluster\":{\"id\":\"l\"},"
                        + "\"storage\":{\"kind\":\"Managed\"},\"config\":{\"retention_ms\":604800000}}}")) {
            assertThatThrownBy(() -> contract.takes("POST", path, wrong)).as(wrong).isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void noKindOfChangeIsLeftOut() {
        Set<Class<?>> tried = new HashSet<>();
        Requests.all().keySet().forEach(change -> tried.add(change.getClass()));
        assertThat(tried).containsAll(kinds(ChangeRequest.class).toList());
    }

    private static Stream<Class<?>> kinds(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(kind -> kind.isSealed() ? kinds(kind) : Stream.of(kind));
    }

    @Test
    void whatCannotBeMadeIsSaidBeforeAnythingIsSent() {
        for (NewApiKey impossible : List.of(
                new NewApiKey("n", "", "sa-1", KeyPurpose.KAFKA, null),
                new NewApiKey("n", "", "sa-1", KeyPurpose.OTHER, "x"))) {
            assertThatThrownBy(() -> connector.preview(impossible, endpoints)).isInstanceOf(RemoteFailure.class);
        }
        assertThatThrownBy(() -> connector.preview(new DeleteTopic("lkc-1", ".."), endpoints))
                .isInstanceOf(RemoteFailure.class);
        assertThat(server.requestCount()).isZero();
    }

    @Test
    void listenersAddUp() {
        List<String> one = new ArrayList<>();
        List<String> two = new ArrayList<>();
        Connector listening = connector.listening(call -> one.add(call.url())).listening(call -> two.add(call.url()));
        server.answer(200, "[]").answer(200, "[]");
        listening.schemaRegistry(server.uri(), FakeServer.KEY).subjects("");
        connector.schemaRegistry(server.uri(), FakeServer.KEY).subjects("");
        assertThat(one).hasSize(1).isEqualTo(two);
    }

    @Test
    void aUserInAnAddressIsNeverShown() {
        List<CallListener.Call> calls = new ArrayList<>();
        URI withUser = URI.create(server.uri().toString().replace("://", "://me:pass@"));
        server.answer(401, "");
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> connector.listening(calls::add)
                .schemaRegistry(withUser, FakeServer.KEY)
                .subjects(""));
        assertThat(failure + calls.toString() + failure.advice()).doesNotContain("pass");
    }

    @Test
    void aWrongAddressIsInvalid() {
        assertThatThrownBy(() -> HttpConnector.standard(URI.create("api.confluent.cloud"), "1"))
                .isInstanceOfSatisfying(RemoteFailure.class, it -> assertThat(it.kind()).isEqualTo(Kind.INVALID));
    }
}
