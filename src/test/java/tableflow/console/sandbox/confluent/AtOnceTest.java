package tableflow.console.sandbox.confluent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Several callers of the control plane in the same moment.
class AtOnceTest {

    private static final int CALLERS = 8;

    /// Looking and then making is one act: whoever comes second hears of the conflict.
    @Test
    void ofManyWhoEnableAtOnceExactlyOneMakesTheTable() throws Exception {
        // Without the contract check, which is not made for several threads.
        try (Plane plane = new Plane(Map.of())) {
            plane.topic("orders", Map.of());
            assertThat(statuses(plane)).hasSize(CALLERS).containsOnly(202, 409).containsOnlyOnce(202);
        }
    }

    private static List<Integer> statuses(Plane plane) throws Exception {
        String table = "{'spec':{'display_name':'orders','storage':{'kind':'Managed'}," + plane.references() + "}}";
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return plane.tableflow("POST", TableflowJson.PATH, table);
                }));
            }
            go.countDown();
        }
        List<Integer> statuses = new ArrayList<>();
        for (Future<Answer> answer : answers) {
            statuses.add(answer.get().status());
        }
        return statuses;
    }
}
