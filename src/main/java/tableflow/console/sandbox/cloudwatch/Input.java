package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;

/// The parameters of a call, or a structure in them. The query protocol brings every value as text; the others bring
/// numbers as numbers and times as seconds since 1970.
record Input(JsonNode node) {
    Optional<String> text(String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
    }

    String required(String name) throws AwsFailure {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> Refusals.missing(name));
    }

    Optional<Integer> integer(String name) throws AwsFailure {
        Optional<String> text = text(name);
        try {
            return text.map(Integer::valueOf);
        } catch (NumberFormatException e) {
            throw Refusals.value("The value " + text.orElse("") + " for parameter " + name + " is not an integer.");
        }
    }

    int requiredInteger(String name) throws AwsFailure {
        return integer(name).orElseThrow(() -> Refusals.missing(name));
    }

    boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    Instant time(String name) throws AwsFailure {
        String text = required(name);
        try {
            if (node.path(name).isNumber()) {
                return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            throw Refusals.value("The value " + text + " for parameter " + name + " is not a valid timestamp.");
        }
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    Input structure(String name) throws AwsFailure {
        if (!node.path(name).isObject()) {
            throw Refusals.missing(name);
        }
        return new Input(node.path(name));
    }

    List<Input> structures(String name) {
        List<Input> all = new ArrayList<>();
        node.path(name).forEach(one -> all.add(new Input(one)));
        return all;
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        node.path(name).forEach(one -> all.add(one.asText()));
        return all;
    }
}
