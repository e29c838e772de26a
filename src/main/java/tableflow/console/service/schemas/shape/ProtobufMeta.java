package tableflow.console.service.schemas.shape;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tableflow.console.domain.schema.shape.Shape;
import tableflow.console.domain.schema.shape.Shape.Unit;

/// What a field of Protobuf tells by Confluent's option `field_meta`, as its type cannot.
final class ProtobufMeta {

    /// The file that has the option.
    static final String FILE = "confluent/meta.proto";

    private ProtobufMeta() {}

    /// The option for a field of a shape, or of an array of it; empty for none.
    static String of(Shape shape) {
        Map<String, String> params = params(shape instanceof Shape.Arr(Shape items, _) ? items : shape);
        return params.isEmpty() ? "" : params.entrySet().stream()
                .map(it -> "{key: \"" + it.getKey() + "\", value: \"" + it.getValue() + "\"}")
                .collect(Collectors.joining(", ", "(confluent.field_meta) = {params: [", "]}"));
    }

    private static Map<String, String> params(Shape shape) {
        Map<String, String> params = new LinkedHashMap<>();
        switch (shape) {
            case Shape.Decimal(int precision, int scale) -> {
                params.put("precision", Integer.toString(precision));
                params.put("scale", Integer.toString(scale));
            }
            case Shape.Bytes(int size) when size > 0 -> {
                params.put("flink.minLength", Integer.toString(size));
                params.put("flink.maxLength", Integer.toString(size));
            }
            case Shape.Moment(Unit unit, boolean local) -> {
                if (local) {
                    params.put("flink.type", "timestamp");
                }
                if (unit == Unit.NANOS) {
                    params.put("flink.precision", "9");
                }
            }
            default -> { }
        }
        return params;
    }
}
