package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tableflow.console.sandbox.aws.AwsFailure;

/// Answers of the query protocol: XML in which the members of a list are `member` elements.
final class XmlAnswers {
    private XmlAnswers() {}

    static byte[] result(String operation, ObjectNode result) {
        StringBuilder xml = new StringBuilder();
        open(xml, operation + "Response xmlns=\"" + Wire.NAMESPACE + "\"");
        open(xml, operation + "Result");
        fields(xml, result);
        close(xml, operation + "Result");
        open(xml, "ResponseMetadata");
        element(xml, "RequestId", UUID.randomUUID().toString());
        close(xml, "ResponseMetadata");
        close(xml, operation + "Response");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] error(AwsFailure failure, String requestId) {
        StringBuilder xml = new StringBuilder();
        open(xml, "ErrorResponse xmlns=\"" + Wire.NAMESPACE + "\"");
        open(xml, "Error");
        element(xml, "Type", failure.status() < 500 ? "Sender" : "Receiver");
        element(xml, "Code", failure.code());
        element(xml, "Message", failure.text());
        close(xml, "Error");
        element(xml, "RequestId", requestId);
        close(xml, "ErrorResponse");
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void fields(StringBuilder xml, ObjectNode structure) {
        structure.properties().forEach(field -> value(xml, field.getKey(), field.getValue()));
    }

    private static void value(StringBuilder xml, String name, JsonNode value) {
        switch (value) {
            case ObjectNode structure -> {
                open(xml, name);
                fields(xml, structure);
                close(xml, name);
            }
            case ArrayNode list -> {
                open(xml, name);
                list.forEach(member -> value(xml, "member", member));
                close(xml, name);
            }
            case POJONode time -> element(xml, name, String.valueOf(time.getPojo()));
            default -> element(xml, name, value.asText());
        }
    }

    private static void element(StringBuilder xml, String name, String text) {
        open(xml, name);
        xml.append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        close(xml, name);
    }

    private static void open(StringBuilder xml, String tag) {
        xml.append('<').append(tag).append('>');
    }

    private static void close(StringBuilder xml, String name) {
        xml.append("</").append(name).append('>');
    }
}
