package tableflow.console.ui.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tableflow.console.domain.change.ChangeRequest.NewSchema;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.domain.schema.SchemaFormat;
import tableflow.console.service.messages.read.FakeMessages;
import tableflow.console.service.profile.OtherProfiles;
import tableflow.console.service.schemas.registry.RegistryDesk;
import tableflow.console.service.schemas.registry.RegistryStand;
import tableflow.console.service.schemas.subjects.Subjects;
import tableflow.console.ui.schemas.registry.RegistryServices;
import tableflow.console.ui.tour.Tour;
import tableflow.console.ui.tour.TourReport;
import tableflow.console.ui.tour.TourStep;

/// The pane's part of the tour holds, and leaves the pane as it was.
class SchemasTourTest extends SchemaDeskWindow {

    private static final String PAYMENTS = """
            {
              "type": "object",
              "title": "Payment",
              "properties": {
                "amount": {"type": "number", "description": "What was paid."},
                "order_id": {"type": "string", "maxLength": 40, "description": "The order that is paid."}
              },
              "required": ["order_id"]
            }
            """;

    private static final String RECORD = """
            {
              "type": "record",
              "name": "Payment",
              "namespace": "demo",
              "fields": [
                {"name": "payment_id", "type": "string"},
                {"name": "order_id", "type": "string"},
                {"name": "captured_at", "type": {"type": "long", "logicalType": "timestamp-millis"}}
              ]
            }
            """;

    /// Some steps change what is registered.
    private final RegistryStand stand = new RegistryStand();

    @AfterEach
    void closeStand() {
        stand.close();
    }

    @ParameterizedTest
    @EnumSource(value = SchemaFormat.class, names = {"JSON", "AVRO"})
    void everyStepHolds(SchemaFormat format) throws IOException {
        String payments = format == SchemaFormat.JSON ? PAYMENTS : RECORD;
        registry.add("payments-value", format, payments);
        cluster.maker = (partition, offset) -> new KafkaRecord("payments", partition, offset, FakeMessages.START,
                "CreateTime", null, null, Bytes.of(("{\"order_id\":\"o-" + offset + "\",\"amount\":" + offset + "}")
                        .getBytes(StandardCharsets.UTF_8)), List.of());
        cluster.ends.put(0, 200L);
        stand.registry().register(new NewSchema("orders-value", SchemaFormat.JSON, ORDERS, List.of()));
        stand.registry().register(new NewSchema("payments-value", format, payments, List.of()));
        RegistryDesk desk = stand.desk();
        open(stand::registry, new RegistryServices(desk, stand.uses(desk),
                () -> new Subjects(stand.registry(), desk.guard()), OtherProfiles.none()));
        List<TourStep> steps = fx(() -> pane().tour());
        assertThat(steps).extracting(TourStep::name).doesNotHaveDuplicates()
                .contains("schemas-completion", "schemas-hover", "schemas-problem", "schemas-folded", "schemas-meaning")
                .contains("schemas-find", "schemas-returned", "schemas-register", "schemas-global-review")
                .contains("schemas-recover", "schemas-erase-typed", "schemas-convert")
                .contains("schemas-files", "schemas-infer", "schemas-contract");
        for (TourStep step : steps) {
            AtomicReference<@Nullable TourReport> ended = new AtomicReference<>();
            run(() -> {
                Iterator<TourStep> one = List.of(step.within(Duration.ofSeconds(45))).iterator();
                new Tour(work.work(), stage().getScene(), Path.of("target/screens/schemas-tour")).run(
                        () -> one.hasNext() ? Optional.of(one.next()) : Optional.empty(), ended::set);
            });
            await(step.name(), () -> ended.get() != null);
            TourReport report = Objects.requireNonNull(ended.get());
            assertThat(report.entries().getFirst().failure()).as(step.name()).isNull();
        }
        assertThat(fx(() -> editor().text())).contains("order_id");
        assertThat(stand.registry().subjects("")).as("what was registered is gone")
                .containsExactlyInAnyOrder("orders-value", "payments-value");
        assertThat(folder.resolve("files.settings")).as("the folder of the tour is not remembered").doesNotExist();
    }
}
