package tableflow.console.domain.doctor;

import static tableflow.console.domain.doctor.Certainty.CERTAIN;
import static tableflow.console.domain.doctor.Certainty.LIKELY;
import static tableflow.console.domain.doctor.Certainty.POSSIBLE;
import static tableflow.console.domain.doctor.Layer.ROLES;
import static tableflow.console.domain.doctor.Rule.entry;

import java.util.List;
import tableflow.console.domain.doctor.Signal.Source;
import tableflow.console.domain.doctor.ladder.Rung;

/// The roles that Confluent takes, and who may take them.
final class RoleFailures {

    static final List<Rule> ALL = List.of(
            entry("R1", ROLES, CERTAIN)
                    .cause("The role is not there, or is in another account.")
                    .fix("Make it, or correct its ARN in the provider integration.")
                    .rung(Rung.INTEGRATION)
                    .when(
                            Clue.from(Source.IAM).code("NoSuchEntity", "NoSuchEntityException"),
                            Clue.from(Source.IAM).says("the role with name \\S{1,80} cannot be found")
                                .unmistakable()),
            entry("R2", ROLES, CERTAIN)
                    .cause("The role's trust policy does not name Confluent's role.")
                    .fix("Write the integration's principal into the trust policy.")
                    .unless("The trust policy names the principal: then look at its condition on the external id.")
                    .when(
                            Clue.from(Source.STS, Source.TABLEFLOW)
                                .says("no (role trust|resource-based) policy allows the sts:AssumeRole")
                                .unmistakable()),
            entry("R3", ROLES, CERTAIN)
                    .cause("The trust policy lacks the external id, or has that of another integration.")
                    .fix("Write this integration's external id into the condition on sts:ExternalId.")
                    .when(
                            Clue.from(Source.STS, Source.TABLEFLOW, Source.CONFLUENT)
                                .says("external.?id.{0,60}(mismatch|not match|invalid|missing|wrong)"),
                            Clue.from(Source.STS, Source.TABLEFLOW, Source.CONFLUENT)
                                .says("(mismatch|invalid|wrong|incorrect).{0,40}external.?id")),
            entry("R4", ROLES, CERTAIN)
                    .cause("The trusted principal was deleted and made again: the policy holds the old one's id.")
                    .fix("Write the principal's ARN again and save the policy.")
                    .when(
                            Clue.from(Source.IAM).says("invalid principal in policy").unmistakable()),
            entry("R5", ROLES, LIKELY)
                    .cause("The trust policy does not allow sts:TagSession; Confluent tags its sessions.")
                    .fix("Add a statement that allows sts:TagSession to the same principal.")
                    .unless("The trust policy allows sts:TagSession to the same principal.")
                    .when(
                            Clue.from(Source.STS, Source.TABLEFLOW)
                                .says("not authorized to perform: sts:TagSession").unmistakable(),
                            Clue.from(Source.STS, Source.TABLEFLOW).says("sts:TagSession").hint()),
            entry("R6", ROLES, CERTAIN)
                    .cause("The trust policy is a placeholder: only the first half of the set-up was done.")
                    .fix("Apply the set-up again with the integration's principal and external id.")
                    .when(),
            entry("R7", ROLES, CERTAIN)
                    .cause("The storage role may not write to the bucket.")
                    .fix("Give it the storage policy.", "Then look at the bucket's own policy.")
                    .when(
                            Clue.from(Source.S3, Source.TABLEFLOW)
                                .says("not authorized to perform: s3:PutObject")
                                .unmistakable()),
            entry("R8", ROLES, CERTAIN)
                    .cause("The bucket policy denies every write that lacks the encryption header, which Confluent "
                            + "does not send.")
                    .fix("Deny a wrong header only, not a missing one.")
                    .when(),
            entry("R9", ROLES, LIKELY)
                    .cause("The bucket policy demands a certain network; Confluent writes from its own.")
                    .fix("Exempt the role: ArnNotEquals on aws:PrincipalArn.")
                    .when(),
            entry("R10", ROLES, POSSIBLE)
                    .cause("Without iam:GetRole the trust policy cannot be looked at.")
                    .fix("Give the wanted trust policy to an administrator of the account to compare.")
                    .unless("The trust policy can be read by other means.")
                    .when(
                            Clue.from(Source.IAM).says("not authorized to perform: iam:GetRole").unmistakable()));

    private RoleFailures() {}
}
