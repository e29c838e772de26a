package tableflow.console.domain.doctor.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tableflow.console.domain.doctor.explain.Denial.Effect;
import tableflow.console.domain.doctor.explain.Denial.Policy;

/// Finds AWS's sentences about denied calls in a text.
final class DenialSentence {

    private static final String VERB = " is not authorized to perform: ";
    private static final int LONGEST_PRINCIPAL = 400;

    private static final String KINDS = "(identity-based policy|resource-based policy|permissions boundary"
            + "|session policy|service control policy|resource control policy|VPC endpoint policy|role trust policy)";

    private static final Pattern ACTION = Pattern.compile("([a-z0-9-]{2,40}:[A-Za-z0-9*]{1,80})");
    private static final Pattern RESOURCE =
            Pattern.compile(" on (?:this resource|the resource"
                    + "|resources?:? ?[\"']?(?!because\\b)([^\\s\"']{1,500})[\"']?)");
    private static final Pattern REASON = Pattern.compile(
            ",? ?(?:because no " + KINDS + " allows the \\S{1,120} action|with an explicit deny in an? " + KINDS + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TRANSITIVELY = Pattern.compile(
            ",? ?\\(?transitively(?: through an? " + KINDS + ")?", Pattern.CASE_INSENSITIVE);

    private DenialSentence() {}

    /// @param flat a text on one line
    static List<Denial> in(String flat) {
        List<Denial> found = new ArrayList<>();
        int verb = flat.indexOf(VERB);
        while (verb >= 0) {
            read(flat, verb).ifPresent(found::add);
            verb = flat.indexOf(VERB, verb + 1);
        }
        return found;
    }

    private static Optional<Denial> read(String flat, int verb) {
        int start = verb;
        while (start > 0 && verb - start < LONGEST_PRINCIPAL && flat.charAt(start - 1) != ' ') {
            start--;
        }
        String principal = flat.substring(start, verb).replaceAll("^[\"'(]+|[\"')]+$", "");
        Matcher action = ACTION.matcher(flat).region(verb + VERB.length(), flat.length());
        if (principal.isEmpty() || !action.lookingAt()) {
            return Optional.empty();
        }
        int end = action.end();
        Matcher resource = RESOURCE.matcher(flat).region(end, flat.length());
        Optional<String> arn = Optional.empty();
        if (resource.lookingAt()) {
            arn = Optional.ofNullable(resource.group(1)).map(DenialSentence::withoutStop).filter(one -> !one.isEmpty());
            end = resource.end();
        }
        Matcher reason = REASON.matcher(flat).region(end, flat.length());
        Policy policy = Policy.NOT_TOLD;
        Effect effect = Effect.NOT_TOLD;
        if (reason.lookingAt()) {
            effect = reason.group(1) != null ? Effect.IMPLICIT : Effect.EXPLICIT;
            policy = kind(reason.group(1) != null ? reason.group(1) : reason.group(2));
            end = reason.end();
        }
        Matcher transitively = TRANSITIVELY.matcher(flat).region(end, flat.length());
        boolean through = transitively.lookingAt();
        if (through) {
            end = transitively.end();
            // The suffix names the kind of policy that decides, where the sentence before it names none.
            if (policy == Policy.NOT_TOLD && transitively.group(1) != null) {
                policy = kind(transitively.group(1));
            }
        }
        boolean named = flat.startsWith("User: ", Math.max(0, start - 6));
        return Optional.of(new Denial(principal, action.group(1), arn, policy, effect, through,
                new Span(named ? start - 6 : start, end)));
    }

    /// The stop of the sentence is no part of the name.
    private static String withoutStop(String resource) {
        int end = resource.length();
        while (end > 0 && ".,;:)".indexOf(resource.charAt(end - 1)) >= 0) {
            end--;
        }
        return resource.substring(0, end);
    }

    private static Policy kind(String words) {
        for (Policy policy : Policy.values()) {
            if (policy.words().toLowerCase(Locale.ROOT).equals(words.toLowerCase(Locale.ROOT))) {
                return policy;
            }
        }
        return Policy.NOT_TOLD;
    }
}
