package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import tableflow.console.domain.schema.SchemaFinding;
import tableflow.console.domain.table.TableStep;
import tableflow.console.service.schemas.document.SchemaDocument;
import tableflow.console.service.schemas.preview.Effect;
import tableflow.console.service.schemas.preview.PreviewColumn;
import tableflow.console.service.schemas.preview.TableFinding;
import tableflow.console.service.schemas.preview.TablePreview;

/// A preview for programs. How it looks: docs/guide/schemas.md.
final class PreviewJson {

    private PreviewJson() {}

    /// @param broken what is wrong with the texts as schemas
    static ObjectNode of(String file, SchemaDocument document, TablePreview preview, List<SchemaFinding> broken) {
        ObjectNode root = Terminal.document().put("version", 1).put("kind", "preview").put("file", file)
                .put("format", document.format().name()).put("verdict", key(preview.verdict()))
                .put("naming", preview.naming().name());
        columns(root.putArray("columns"), preview.columns());
        ArrayNode steps = root.putArray("steps");
        for (TableStep step : preview.steps()) {
            steps.addObject().put("kind", key(step.kind())).put("column", step.path())
                    .put("before", step.before()).put("after", step.after());
        }
        ArrayNode findings = root.putArray("findings");
        FindingsText.json(findings, broken);
        FindingsText.json(findings, preview.findings().stream().map(TableFinding::finding).toList());
        for (int i = 0; i < preview.findings().size(); i++) {
            TableFinding finding = preview.findings().get(i);
            ((ObjectNode) findings.get(broken.size() + i)).put("tableColumn", finding.column())
                    .put("side", key(finding.side()));
        }
        ArrayNode effects = root.putArray("effects");
        for (Effect effect : preview.effects()) {
            ObjectNode node = effects.addObject().put("kind", effect.kind().name());
            effect.columns().forEach(node.putArray("columns")::add);
            node.put("text", effect.text());
        }
        return root;
    }

    private static void columns(ArrayNode into, List<PreviewColumn> columns) {
        for (PreviewColumn column : columns) {
            ObjectNode node = into.addObject().put("path", column.path()).put("name", column.name())
                    .put("iceberg", column.iceberg()).put("glue", column.glue()).put("athena", column.athena())
                    .put("nullable", column.column().nullable()).put("doc", column.column().doc())
                    .put("side", key(column.side())).put("mark", key(column.mark()));
            column.id().ifPresent(id -> node.put("fieldId", id));
            PreviewColumn.Origin origin = column.origin();
            if (origin != null) {
                node.put("schemaPath", origin.path()).put("line", origin.span().line())
                        .put("column", origin.span().column());
            }
            if (!column.fields().isEmpty()) {
                columns(node.putArray("fields"), column.fields());
            }
        }
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
