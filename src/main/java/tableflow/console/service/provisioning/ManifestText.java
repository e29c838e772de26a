package tableflow.console.service.provisioning;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import tableflow.console.domain.provisioning.Manifest;

/// A manifest as YAML, for people: what was exported, or what the wizard's fields say.
final class ManifestText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ManifestText() {}

    static String yaml(Manifest manifest) {
        Map<String, Object> document = JSON.convertValue(
                ManifestWriter.write(manifest), new TypeReference<LinkedHashMap<String, Object>>() {});
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setMultiLineFlow(true)
                .setSplitLines(false)
                .build();
        return new Dump(settings).dumpToString(document);
    }
}
