package tableflow.console.sandbox.sql.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tableflow.console.domain.sql.StatementKind;
import tableflow.console.domain.sql.Token.Kind;

/// `UNLOAD (query) TO 's3://...' WITH (name = value, ...)`. Source: Athena user guide, "UNLOAD".
final class UnloadGrammar {
    private UnloadGrammar() {}

    static AthenaStatement parse(TokenReader reader) throws SyntaxError {
        reader.expect("UNLOAD");
        int start = reader.peek().to();
        String query = reader.parenthesised();
        TrinoGrammar.checkQuery(reader, query, start);
        reader.expect("TO");
        String location = reader.text();
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> partitions = List.of();
        if (reader.accept("WITH")) {
            reader.expect("(");
            do {
                String name = reader.name();
                reader.expect("=");
                if (name.equals("partitioned_by")) {
                    partitions = texts(reader);
                } else {
                    properties.put(name, value(reader));
                }
            } while (reader.accept(","));
            reader.expect(")");
        }
        reader.expectEnd();
        var inner = TrinoGrammar.statement(query);
        return new AthenaStatement(
                StatementKind.UNLOAD, reader.sql().strip(), References.tables(inner), References.parameters(inner),
                new Work.Unload(query.strip(), location, properties, partitions));
    }

    private static String value(TokenReader reader) throws SyntaxError {
        Kind kind = reader.peek().kind();
        if (kind != Kind.STRING && kind != Kind.NUMBER && !reader.peek().isWord()) {
            throw reader.unexpected("<expression>");
        }
        return reader.take().value();
    }

    private static List<String> texts(TokenReader reader) throws SyntaxError {
        reader.expect("ARRAY", "[");
        List<String> texts = new java.util.ArrayList<>();
        do {
            texts.add(reader.text());
        } while (reader.accept(","));
        reader.expect("]");
        return List.copyOf(texts);
    }
}
