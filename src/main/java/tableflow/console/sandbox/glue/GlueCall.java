package tableflow.console.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Principal;

/// One call: its operation, what was sent, and who calls.
record GlueCall(String operation, JsonNode input, Principal caller) {
    /// A name, in lower case as Glue keeps names.
    ///
    /// @throws AwsFailure InvalidInputException when it is missing or too long
    String name(String field) throws AwsFailure {
        return name(input, field);
    }

    static String name(JsonNode node, String field) throws AwsFailure {
        String name = node.path(field).asText("");
        if (name.isEmpty() || name.length() > 255) {
            throw GlueFailures.invalid("1 validation error detected: Value " + (name.isEmpty() ? "null" : "") + " at '"
                    + field.substring(0, 1).toLowerCase(Locale.ROOT) + field.substring(1)
                    + "' failed to satisfy constraint: Member must have length between 1 and 255");
        }
        return name.toLowerCase(Locale.ROOT);
    }

    String database() throws AwsFailure {
        return name("DatabaseName");
    }

    ObjectNode object(String field) throws AwsFailure {
        if (input.path(field) instanceof ObjectNode object) {
            return object;
        }
        throw GlueFailures.invalid(field + " is missing.");
    }

    Optional<String> maybe(String field) {
        return input.hasNonNull(field) ? Optional.of(input.path(field).asText()) : Optional.empty();
    }

    List<String> texts(String field) {
        List<String> all = new ArrayList<>();
        input.path(field).forEach(one -> all.add(one.asText()));
        return all;
    }

    /// The part of a list that this call asks for, under `field`, with a token for the rest.
    void page(ObjectNode out, String field, List<? extends JsonNode> all) throws AwsFailure {
        int size = input.path("MaxResults").asInt(100);
        if (size < 1 || size > 1_000) {
            throw GlueFailures.invalid("MaxResults must be between 1 and 1000.");
        }
        int from = 0;
        Optional<String> token = maybe("NextToken");
        if (token.isPresent()) {
            if (!token.get().matches("[0-9]{1,9}")) {
                throw GlueFailures.invalid("Invalid NextToken.");
            }
            from = Math.min(Integer.parseInt(token.get()), all.size());
        }
        int to = Math.min(all.size(), from + Math.min(size, 100));
        out.putArray(field).addAll(all.subList(from, to));
        if (to < all.size()) {
            out.put("NextToken", Integer.toString(to));
        }
    }
}
