package tableflow.console.service.doctor;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.doctor.Finding.Evidence;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.lake.CatalogTable;
import tableflow.console.domain.lake.TableMetadata;
import tableflow.console.domain.query.WorkGroup;
import tableflow.console.service.port.AwsConnector;

/// One examination of one subject: its calls, and what checks found for those after them. One thread.
final class Examination {

    private final Means means;
    private final Subject subject;
    private final List<Evidence> evidence = new ArrayList<>();
    private Source asked = Source.LOCAL;
    private @Nullable WorkGroup workgroup;
    private @Nullable CatalogTable table;
    private @Nullable TableMetadata metadata;

    /// What checks work with.
    record Means(AwsConnector aws, InstantSource clock, ThreadFactory threads) {}

    Examination(Means means, Subject subject) {
        this.means = means;
        this.subject = subject;
    }

    Subject subject() {
        return subject;
    }

    /// Makes a call with a client of its own, and keeps its answer as evidence.
    ///
    /// @param call what is asked
    /// @param inShort what of the answer is shown
    <C extends AutoCloseable, T> T ask(Asking<C> asking, String call, Function<C, T> how, Function<T, String> inShort) {
        asked = asking.source;
        try (Closed<C> client = new Closed<>(asking.open.get())) {
            T answer = how.apply(client.it);
            evidence.add(new Evidence(call, inShort.apply(answer), null, means.clock().instant()));
            return answer;
        } catch (RemoteFailure failed) {
            evidence.add(new Evidence(call, failed.why(), failed.requestId().orElse(null), means.clock().instant()));
            throw failed;
        }
    }

    /// A system, and how its client is opened.
    record Asking<C extends AutoCloseable>(Source source, Supplier<C> open) {}

    private record Closed<C extends AutoCloseable>(C it) implements AutoCloseable {
        @Override
        public void close() {
            try {
                it.close();
            } catch (Exception e) {
                throw new IllegalStateException("a client did not close", e);
            }
        }
    }

    AwsConnector aws() {
        return means.aws();
    }

    ThreadFactory threads() {
        return means.threads();
    }

    /// Who was asked last, and so has failed if something has.
    Source asked() {
        return asked;
    }

    /// The evidence since the last call of this method.
    List<Evidence> takeEvidence() {
        List<Evidence> taken = List.copyOf(evidence);
        evidence.clear();
        return taken;
    }

    @Nullable WorkGroup workgroup() {
        return workgroup;
    }

    void found(WorkGroup it) {
        workgroup = it;
    }

    @Nullable CatalogTable table() {
        return table;
    }

    void found(CatalogTable it) {
        table = it;
    }

    @Nullable TableMetadata metadata() {
        return metadata;
    }

    void found(TableMetadata it) {
        metadata = it;
    }
}
