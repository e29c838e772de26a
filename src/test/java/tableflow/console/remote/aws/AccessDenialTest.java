package tableflow.console.remote.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessDenialTest {

    private static final String ME = "User: arn:aws:iam::123456789012:user/me is not authorized to perform: ";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "s3:ListBucket on resource: \"arn:aws:s3:::b\" because no identity-based policy allows the s3:ListBucket action"
                + " | s3:ListBucket | arn:aws:s3:::b | false | identity-based",
        "s3:GetObject on resource: arn:aws:s3:::b/k with an explicit deny in a resource-based policy"
                + " | s3:GetObject | arn:aws:s3:::b/k | true | resource-based",
        "glue:GetTable on resource: arn:aws:glue:us-east-1:1:catalog with an explicit deny in a service control policy"
                + " | glue:GetTable | arn:aws:glue:us-east-1:1:catalog | true | service control",
        "s3:PutObject on resource: arn:aws:s3:::b/k because no VPC endpoint policy allows the s3:PutObject action"
                + " | s3:PutObject | arn:aws:s3:::b/k | false | VPC endpoint",
        "sts:AssumeRole on resource: arn:aws:iam::1:role/r because no session policy allows the sts:AssumeRole action"
                + " | sts:AssumeRole | arn:aws:iam::1:role/r | false | session",
        "s3:ListBucket with an explicit deny in a permissions boundary | s3:ListBucket | | true | permissions boundary",
        "athena:GetWorkGroup on resource: arn:aws:athena:us-east-1:1:workgroup/w"
                + " | athena:GetWorkGroup | arn:aws:athena:us-east-1:1:workgroup/w | false |",
        "iam:ListUsers | iam:ListUsers | | false |"
    })
    void readsEveryFormOfIt(String text, String action, String resource, boolean explicit, String policy) {
        AccessDenial denial = AccessDenial.parse(ME + text).orElseThrow();
        assertThat(denial)
                .isEqualTo(new AccessDenial("arn:aws:iam::123456789012:user/me", action, resource, explicit, policy));
        assertThat(denial.advice()).contains(action);
    }

    @Test
    void understandsTheNamesThatIamUsesForResources() {
        AccessDenial denial = AccessDenial.parse(ME + "iam:GetRole on resource: role tableflow because no "
                + "identity-based policy allows the iam:GetRole action").orElseThrow();
        assertThat(denial.resource()).isEqualTo("role tableflow");
        assertThat(denial.policy()).isEqualTo("identity-based");
    }

    @Test
    void adviceNamesTheSideThatCanHelp() {
        assertThat(advice("s3:ListBucket because no identity-based policy allows the s3:ListBucket action"))
                .startsWith("Allow s3:ListBucket").contains("without \"/*\"");
        assertThat(advice("s3:ListBucket with an explicit deny in a service control policy"))
                .contains("organization's administrators");
        assertThat(advice("s3:ListBucket with an explicit deny in a resource-based policy")).contains("exempt");
    }

    @Test
    void otherWordsAreNoDenial() {
        assertThat(AccessDenial.parse("Access Denied")).isEmpty();
        assertThat(AccessDenial.parse("")).isEmpty();
    }

    private static String advice(String text) {
        return AccessDenial.parse(ME + text).orElseThrow().advice();
    }
}
