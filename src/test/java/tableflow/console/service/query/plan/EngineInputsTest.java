package tableflow.console.service.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tableflow.console.domain.RemoteFailure;

class EngineInputsTest {
    @Test
    void anAnswerIsReadExactly() {
        EngineInputs read = EngineInputs.read("""
                {"inputTableColumnInfos": [{"table": {"catalog": "awsdatacatalog",
                  "schemaTable": {"schema": "lkc-1", "table": "orders"}},
                 "constraint": {"none": false, "columnConstraints": [{"columnName": "$$offset", "type": "bigint"}]},
                 "estimate": {"outputRowCount": 83.0, "outputSizeInBytes": 9007199254740993.0, "cpuCost": "NaN"}},
                 {"table": {"schemaTable": {"schema": "a", "table": "v"}},
                  "estimate": {"outputRowCount": "NaN", "outputSizeInBytes": "NaN"}}]}""");
        EngineInputs.Table first = read.tables().getFirst();
        assertThat(first.name()).isEqualTo("lkc-1.orders");
        assertThat(first.columns()).containsExactly("$$offset");
        assertThat(first.bytes().orElseThrow()).isEqualByComparingTo("9007199254740993");
        assertThat(read.tables().getLast().rows()).isEmpty();
        assertThatThrownBy(() -> EngineInputs.read("Fragment 0")).isInstanceOf(RemoteFailure.class);
        assertThatThrownBy(() -> EngineInputs.read("{}")).hasMessageContaining("inputTableColumnInfos");
    }
}
