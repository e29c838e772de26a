package tableflow.console.service.schemas.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Optional;
import tableflow.console.domain.schema.json.Json;
import tableflow.console.domain.schema.shape.Shape;

/// Defaults that mean the same in each language.
final class Defaults {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Defaults() {}

    /// The value as JSON; empty where the languages do not agree on how it is written, or it is not of that shape.
    static Optional<JsonNode> node(Json value, Shape shape) {
        return switch (shape) {
            case Shape.Bool _ when value instanceof Json.Bool(boolean flag) -> Optional.of(NODES.booleanNode(flag));
            case Shape.Whole(int bits, _) when value instanceof Json.Num(BigDecimal number) -> whole(number, bits);
            case Shape.Real _ when value instanceof Json.Num(BigDecimal number) ->
                    Optional.of(NODES.numberNode(number.doubleValue()));
            case Shape.Text _ when value instanceof Json.Text(String text) -> Optional.of(NODES.textNode(text));
            case Shape.Choice(_, var symbols) when value instanceof Json.Text(String text) && symbols.contains(text) ->
                    Optional.of(NODES.textNode(text));
            case Shape.Bytes(int size) when size == 0 && value.equals(new Json.Text("")) ->
                    Optional.of(NODES.textNode(""));
            case Shape.Arr _ when value instanceof Json.Arr(var items) && items.isEmpty() ->
                    Optional.of(NODES.arrayNode());
            case Shape.MapOf _ when value instanceof Json.Obj(var members) && members.isEmpty() ->
                    Optional.of(NODES.objectNode());
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> whole(BigDecimal number, int bits) {
        try {
            return Optional.of(bits == 32
                    ? NODES.numberNode(number.intValueExact()) : NODES.numberNode(number.longValueExact()));
        } catch (ArithmeticException unfit) {
            return Optional.empty();
        }
    }

    /// Whether it is what Protobuf means where nothing is on the wire.
    static boolean isZero(Json value) {
        return switch (value) {
            case Json.Bool(boolean flag) -> !flag;
            case Json.Num(BigDecimal number) -> number.signum() == 0;
            case Json.Text(String text) -> text.isEmpty();
            case Json.Arr(var items) -> items.isEmpty();
            case Json.Obj(var members) -> members.isEmpty();
            case Json.Null _ -> true;
        };
    }
}
