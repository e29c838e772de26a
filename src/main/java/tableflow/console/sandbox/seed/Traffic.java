package tableflow.console.sandbox.seed;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tableflow.console.sandbox.kafka.Broker;
import tableflow.console.sandbox.registry.Registry;

/// The shop's customers: a few records every two seconds, as long as the sandbox runs. A payment or an
/// entry of the audit log comes only now and then, so that their tables keep their long history for hours.
public final class Traffic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Traffic.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final int BEATS_A_PAYMENT = 450;
    private static final int BEATS_AN_ENTRY = 300;

    private final Producer<byte[], byte[]> producer;
    private final ShopRecords records;
    private final Random random = new Random();
    private final Thread worker;

    private Traffic(Broker broker, Registry registry) throws IOException {
        this.records = new ShopRecords(registry);
        this.producer = new KafkaProducer<>(
                DemoProducers.settings(broker), new ByteArraySerializer(), new ByteArraySerializer());
        this.worker = Thread.ofVirtual().name("traffic").unstarted(this::run);
    }

    /// Begins at once; the shop's topics must be there.
    public static Traffic start(Broker broker, Registry registry) throws IOException {
        Traffic traffic = new Traffic(broker, registry);
        traffic.worker.start();
        return traffic;
    }

    private void run() {
        try {
            for (int beat = 1; !Thread.currentThread().isInterrupted(); beat++) {
                Instant now = Instant.now();
                int number = (int) (now.getEpochSecond() % 1_000_000);
                for (int i = 0; i <= random.nextInt(3); i++) {
                    send(records.pageView(number + i, now));
                }
                send(records.sensorReading(number, now));
                if (beat % BEATS_AN_ENTRY == 0) {
                    send(records.auditEntry(number, now));
                }
                if (beat % BEATS_A_PAYMENT == 0) {
                    send(records.payment(number, now, random));
                }
                Thread.sleep(BEAT);
            }
        } catch (InterruptedException | KafkaException e) {
            LOG.debug("traffic ends", e);
        }
    }

    /// One that is lost is no harm: the next comes soon.
    private void send(ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record, (at, failure) -> {
            if (failure != null) {
                LOG.debug("a record of the traffic was lost", failure);
            }
        });
    }

    @Override
    public void close() {
        worker.interrupt();
        try {
            worker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ZERO);
    }
}
