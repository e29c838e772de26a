package tableflow.console.domain.doctor.explain;

import java.util.List;
import java.util.Optional;

/// What AWS's sentence about a denied call says, and nothing more. The grammar is that of the IAM guide's page on
/// messages of denied access: one kind of policy is named even where several deny.
///
/// @param principal who asked: an ARN, or `anonymous`
/// @param action `s3:GetObject`
/// @param resource an ARN as it stands there; empty when the sentence names none
/// @param policy the kind that decided; [Policy#NOT_TOLD] when the sentence names none
/// @param effect whether a policy denies it, or none allows it
/// @param transitively the policy binds somebody on whose behalf the call was made
/// @param place of the whole sentence
public record Denial(
        String principal,
        String action,
        Optional<String> resource,
        Policy policy,
        Effect effect,
        boolean transitively,
        Span place) {

    /// The kinds of policies that AWS names.
    public enum Policy {
        IDENTITY("identity-based policy"),
        RESOURCE("resource-based policy"),
        BOUNDARY("permissions boundary"),
        SESSION("session policy"),
        SERVICE_CONTROL("service control policy"),
        RESOURCE_CONTROL("resource control policy"),
        VPC_ENDPOINT("VPC endpoint policy"),
        ROLE_TRUST("role trust policy"),
        NOT_TOLD("");

        private final String words;

        Policy(String words) {
            this.words = words;
        }

        /// As AWS writes it; empty for none.
        public String words() {
            return words;
        }
    }

    /// What the policy does.
    public enum Effect {
        /// A Deny fits.
        EXPLICIT,
        /// No Allow fits.
        IMPLICIT,
        NOT_TOLD
    }

    /// The denials that a text tells of.
    ///
    /// @param words on one line
    public static List<Denial> in(String words) {
        return DenialSentence.in(words);
    }

    /// The service of the action: `s3`.
    public String service() {
        return action.substring(0, action.indexOf(':'));
    }

    /// In a sentence of our own, which claims no more than AWS does.
    public String says() {
        String what = action + resource.map(arn -> " on " + arn).orElse("") + (transitively ? ", transitively" : "");
        return switch (effect) {
            case EXPLICIT -> "A " + policy.words() + " denies " + what + ".";
            case IMPLICIT -> "No " + policy.words() + " allows " + what + ".";
            case NOT_TOLD -> "AWS denies " + what + " and does not say which policy decides.";
        };
    }

    /// What the sentence leaves open; empty where it leaves nothing open.
    public String caution() {
        if (effect == Effect.IMPLICIT && policy == Policy.RESOURCE) {
            return "In a call from another account an Allow of the identity may be missing as well.";
        }
        return effect == Effect.NOT_TOLD ? "Any kind of policy may be behind it." : "";
    }
}
