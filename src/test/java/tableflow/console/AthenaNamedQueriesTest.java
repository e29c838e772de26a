package tableflow.console;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.ui.query.table.PaymentsLake;

class AthenaNamedQueriesTest {

    @Test
    void aReadOnlyProfileChangesNothingAndAsksNobody() {
        AtomicBoolean asked = new AtomicBoolean();
        AthenaNamedQueries queries = new AthenaNamedQueries(() -> {
            asked.set(true);
            throw new AssertionError("nothing may be sent");
        }, new WriteGuard(PaymentsLake.profile().withReadOnly(true)));
        NamedQuery query = new NamedQuery("id", new NamedQuery.Draft("a", "", "lake", "SELECT 1", "primary"));
        assertThatThrownBy(() -> queries.save(query.draft()))
                .isInstanceOf(RemoteFailure.class).hasMessageContaining("read-only");
        assertThatThrownBy(() -> queries.delete(query))
                .isInstanceOf(RemoteFailure.class).hasMessageContaining("read-only");
        org.assertj.core.api.Assertions.assertThat(asked).isFalse();
    }
}
