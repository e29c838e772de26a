package tableflow.console.service.schemas.judge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import tableflow.console.domain.schema.SchemaFormat;

/// Schemas laid out for people: registries keep JSON without white space. The order of members stays.
public final class PrettySchema {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private PrettySchema() {}

    /// The same schema with two blanks for each level, and lines that end with LF; empty where that cannot be told:
    /// for Protobuf, and for what is no JSON.
    public static Optional<String> of(SchemaFormat format, String text) {
        if (format == SchemaFormat.PROTOBUF || text.isBlank()) {
            return Optional.empty();
        }
        try {
            JsonNode tree = JSON.readTree(text);
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER));
            printer.indentObjectsWith(LINES);
            printer.indentArraysWith(LINES);
            return Optional.of(JSON.writer(printer).writeValueAsString(tree) + "\n");
        } catch (JsonProcessingException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }

    /// A registered text as an editor shows it.
    public static String shown(SchemaFormat format, String text) {
        return of(format, text).orElse(text).replace("\r\n", "\n").replace('\r', '\n');
    }
}
