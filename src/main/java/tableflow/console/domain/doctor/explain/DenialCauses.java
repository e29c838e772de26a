package tableflow.console.domain.doctor.explain;

import java.util.Map;
import java.util.Optional;
import tableflow.console.domain.doctor.explain.Denial.Effect;
import tableflow.console.domain.doctor.explain.Denial.Policy;

/// Which failure mode a sentence about a denied call means. It goes by the kind of policy first, because that tells who
/// can mend it, then by the action.
final class DenialCauses {

    private static final int TOLD = 97;
    /// The action points to it; which policy decided is not told.
    private static final int BY_ACTION = 90;
    private static final int MAYBE = 50;

    private static final Map<String, String> ONE_RIGHT = Map.of(
            "s3:ListBucket", "S3", "s3:GetObject", "S4", "s3:PutObject", "R7", "s3:AbortMultipartUpload", "R7",
            "s3:DeleteObject", "R7", "s3:PutObjectTagging", "R7", "s3:ListMultipartUploadParts", "R7");

    private DenialCauses() {}

    /// A mode and how likely the sentence makes it.
    record Cause(String mode, int score) {}

    /// Empty where the catalogue has none: another service's, or a kind that it does not know there.
    ///
    /// @param resultOfQuery the text speaks of Athena's result, so that a missing right to write is the caller's
    static Optional<Cause> of(Denial denial, boolean resultOfQuery) {
        return switch (denial.policy()) {
            case SERVICE_CONTROL, RESOURCE_CONTROL -> told("S6");
            case VPC_ENDPOINT -> told("S7");
            case BOUNDARY, SESSION -> told("S8");
            case ROLE_TRUST -> told("R2");
            case RESOURCE -> byResource(denial);
            case IDENTITY, NOT_TOLD -> byIdentity(denial, resultOfQuery);
        };
    }

    private static Optional<Cause> byResource(Denial denial) {
        boolean explicit = denial.effect() == Effect.EXPLICIT;
        return switch (denial.service()) {
            case "s3" -> explicit ? told("S5") : Optional.of(new Cause("S9", BY_ACTION));
            case "kms" -> told("S10");
            case "sts" -> Optional.of(new Cause(denial.action().equals("sts:TagSession") ? "R5" : "R2", BY_ACTION));
            case "glue" -> Optional.of(new Cause("G3", MAYBE));
            default -> Optional.empty();
        };
    }

    private static Optional<Cause> byIdentity(Denial denial, boolean resultOfQuery) {
        boolean named = denial.policy() == Policy.IDENTITY;
        int score = named ? TOLD : BY_ACTION;
        if (named && denial.effect() == Effect.EXPLICIT) {
            return told("S21");
        }
        return switch (denial.service()) {
            case "s3" -> storage(denial, resultOfQuery, score);
            case "kms" -> Optional.of(new Cause("S10", score));
            case "glue" -> Optional.of(new Cause("G3", score));
            case "lakeformation" -> Optional.of(new Cause("G4", score));
            case "athena" -> Optional.of(new Cause("A4", score));
            case "sts" -> security(denial);
            case "iam" -> Optional.of(new Cause("R10", MAYBE)).filter(cause -> denial.action().equals("iam:GetRole"));
            default -> Optional.empty();
        };
    }

    private static Optional<Cause> storage(Denial denial, boolean resultOfQuery, int score) {
        String mode = ONE_RIGHT.getOrDefault(denial.action(), "S20");
        if (mode.equals("R7") && resultOfQuery) {
            mode = "A20";
        }
        // Without a kind of policy the bucket's may decide as well as the caller's.
        return Optional.of(new Cause(mode, denial.policy() == Policy.NOT_TOLD ? score - 15 : score));
    }

    private static Optional<Cause> security(Denial denial) {
        return switch (denial.action()) {
            case "sts:TagSession" -> Optional.of(new Cause("R5", BY_ACTION));
            // The identity lacks the right to take the role: that is not the trust policy.
            case "sts:AssumeRole" -> Optional.of(new Cause("T1", denial.policy() == Policy.IDENTITY ? MAYBE : 75));
            default -> Optional.empty();
        };
    }

    private static Optional<Cause> told(String mode) {
        return Optional.of(new Cause(mode, TOLD));
    }
}
