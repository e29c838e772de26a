package tableflow.console.service.query.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tableflow.console.domain.RemoteFailure;
import tableflow.console.domain.RemoteFailure.Kind;
import tableflow.console.domain.query.NamedQuery;
import tableflow.console.domain.query.PreparedStatement;
import tableflow.console.domain.query.QueryRequest;
import tableflow.console.service.port.SavedQueries;
import tableflow.console.service.profile.WriteGuard;
import tableflow.console.ui.query.table.PaymentsLake;

/// What an `EXECUTE` means; the rest is shown by the panel's tests.
class WorkgroupStatementsTest {

    private @Nullable RemoteFailure failure;
    private final WorkgroupStatements kept =
            new WorkgroupStatements(Kept::new, new WriteGuard(PaymentsLake.profile()));

    private final class Kept implements SavedQueries {
        @Override
        public PreparedStatement prepared(String workgroup, String name) {
            if (failure != null) {
                throw failure;
            }
            if (!name.equals("clean_Up")) {
                throw RemoteFailure.of(Kind.NOT_FOUND, "read prepared statement " + name, "there is none");
            }
            return new PreparedStatement(name, workgroup, "DELETE FROM orders WHERE id = ?", "", null);
        }

        @Override
        public List<PreparedStatement> prepared(String workgroup) {
            throw new AssertionError("not needed");
        }

        @Override
        public List<NamedQuery> named(String workgroup) {
            throw new AssertionError("not needed");
        }

        @Override
        public NamedQuery create(NamedQuery.Draft draft, String token) {
            throw new AssertionError("not needed");
        }

        @Override
        public void update(NamedQuery changed) {
            throw new AssertionError("not needed");
        }

        @Override
        public void delete(String id) {
            throw new AssertionError("not needed");
        }

        @Override
        public void prepare(PreparedStatement statement) {
            throw new AssertionError("not needed");
        }

        @Override
        public void change(PreparedStatement statement) {
            throw new AssertionError("not needed");
        }

        @Override
        public void deallocate(String workgroup, String name) {
            throw new AssertionError("not needed");
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EXECUTE clean_Up USING 1 | DELETE FROM orders WHERE id = ?",
        "/* a */ execute \"clean_Up\" | DELETE FROM orders WHERE id = ?",
        "EXECUTE other | EXECUTE other",
        "EXECUTE IMMEDIATE 'DELETE FROM x' | EXECUTE IMMEDIATE 'DELETE FROM x'",
        "EXECUTE | EXECUTE",
        "EXECUTE 1 | EXECUTE 1",
        "SELECT 1 | SELECT 1"})
    void anExecuteMeansWhatTheWorkgroupKeeps(String sql, String meant) {
        QueryRequest request = new QueryRequest(sql, "db", "etl", "s3://r/", List.of("1")).in("partner").reusing(5);
        assertThat(kept.meant(request)).isEqualTo(new QueryRequest(
                meant, "db", "etl", "s3://r/", List.of("1"), "partner", OptionalInt.of(5)));
    }

    @Test
    void whatIsNotToldIsTakenAsItStandsButACancelIsOne() {
        QueryRequest request = new QueryRequest("EXECUTE clean_Up", "db", "etl", null, List.of());
        failure = RemoteFailure.of(Kind.FORBIDDEN, "read", "AccessDenied");
        assertThat(kept.meant(request)).isEqualTo(request);
        failure = RemoteFailure.cancelled("read");
        assertThatThrownBy(() -> kept.meant(request)).isSameAs(failure);
    }
}
