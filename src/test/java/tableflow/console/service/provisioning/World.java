package tableflow.console.service.provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.confluent.ApiKeyInfo;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.ProviderIntegration;
import tableflow.console.domain.confluent.Quota;
import tableflow.console.domain.confluent.RoleBinding;
import tableflow.console.domain.confluent.ServiceAccount;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.domain.schema.SchemaVersion;

/// A small Confluent Cloud in memory: what exists, and what goes wrong when. Everything it does goes through
/// [#effect] or [#read], where tests count, fail and kill.
final class World {

    /// What happens to calls: tests replace it.
    interface Trouble {
        /// Before the call `name` has its effect.
        default void before(String name) {}

        /// After the call had its effect and before its answer arrives.
        default void after(String name) {}
    }

    final Map<String, ServiceAccount> accounts = new LinkedHashMap<>();
    final Map<String, RoleBinding> roles = new LinkedHashMap<>();
    final Map<String, ApiKeyInfo> keys = new LinkedHashMap<>();
    final Map<String, String> secrets = new LinkedHashMap<>();
    final Map<String, ProviderIntegration> integrations = new LinkedHashMap<>();
    final Map<String, CatalogIntegration> catalogs = new LinkedHashMap<>();
    final Map<String, FakeTopic> topics = new LinkedHashMap<>();
    final Map<String, List<SchemaVersion>> subjects = new LinkedHashMap<>();
    final Map<String, String> levels = new LinkedHashMap<>();
    final Map<String, TableflowTopic> tables = new LinkedHashMap<>();
    final List<Quota> quotas = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final Map<String, Integer> notYet = new LinkedHashMap<>();
    String region = "us-east-1";
    String cloud = "AWS";
    boolean compatible = true;
    int catalogSyncsAfter = 1;
    int runsAfter = 1;
    int tableReads;
    int most;
    private int now;
    private volatile Trouble trouble = new Trouble() {};
    private final AtomicInteger ids = new AtomicInteger(100);

    /// A topic with its settings.
    record FakeTopic(String name, int partitions, Map<String, String> configs) {}

    void trouble(Trouble next) {
        trouble = next;
    }

    String id(String prefix) {
        return prefix + ids.incrementAndGet();
    }

    <T> T read(String name, Supplier<T> answer) {
        enter(name);
        try {
            trouble.before(name);
            synchronized (this) {
                return answer.get();
            }
        } finally {
            leave();
        }
    }

    <T> T effect(String name, Supplier<T> effect) {
        enter(name);
        try {
            trouble.before(name);
            T result;
            synchronized (this) {
                calls.add(name);
                result = effect.get();
            }
            trouble.after(name);
            return result;
        } finally {
            leave();
        }
    }

    private synchronized void enter(String name) {
        if (Thread.currentThread().isInterrupted()) {
            throw RemoteFailure.cancelled(name);
        }
        now++;
        most = Math.max(most, now);
    }

    private synchronized void leave() {
        now--;
    }

    FakeTopic existing(String topic) {
        return Objects.requireNonNull(topics.get(topic));
    }

    /// Refuses `keyId` for as many tries as [#notYet] says, and for ever when it does not exist.
    synchronized void admit(String keyId, String what) {
        int left = notYet.getOrDefault(keyId, 0);
        if (!keys.containsKey(keyId) && !keyId.startsWith("PROFILE")) {
            throw RemoteFailure.of(Kind.UNAUTHORIZED, what, "unknown key").withRequest("r", 401);
        }
        if (left > 0) {
            notYet.put(keyId, left - 1);
            throw RemoteFailure.of(Kind.UNAUTHORIZED, what, "not yet").withRequest("r", 401);
        }
    }

    static RemoteFailure failure(Kind kind, int status) {
        return RemoteFailure.of(kind, "call", "because of the test").withRequest("r", status);
    }

    /// Fails calls whose name is `name`, `times` times, before or after their effect.
    static Trouble failing(@Nullable String name, int times, boolean after, RemoteFailure failure) {
        AtomicInteger left = new AtomicInteger(times);
        return new Trouble() {
            @Override
            public void before(String call) {
                if (!after && call.equals(name) && left.getAndDecrement() > 0) {
                    throw failure;
                }
            }

            @Override
            public void after(String call) {
                if (after && call.equals(name) && left.getAndDecrement() > 0) {
                    throw failure;
                }
            }
        };
    }

    static Instant instant() {
        return Instant.parse("2026-11-22T10:00:00Z");
    }
}
