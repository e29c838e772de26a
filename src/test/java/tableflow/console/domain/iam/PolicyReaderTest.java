package tableflow.console.domain.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tableflow.console.sandbox.iam.Documents;

class PolicyReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            IDENTITY | not json | Syntax errors in policy.
            IDENTITY | [] | Syntax errors in policy.
            IDENTITY | {"Version":"2012-10-17"} | Syntax errors in policy.
            IDENTITY | {"Version":"2012-10-17","Statement":[]} | Syntax errors in policy.
            IDENTITY | {"Version":"2012-10-17","Statement":[],"Extra":1} | Syntax errors in policy.
            IDENTITY | {"Version":"2013-01-01","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]} \
                     | The policy must contain a valid version string
            IDENTITY | {"Statement":{"Action":"*","Resource":"*"}} | Missing required field Effect
            IDENTITY | {"Statement":{"Effect":"allow","Action":"*","Resource":"*"}} | Invalid effect: allow
            IDENTITY | {"Statement":{"Effect":"Allow","Resource":"*"}} | Policy statement must contain actions.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"*"}} | Policy statement must contain resources.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":[]}} | Syntax errors in policy.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"GetObject","Resource":"*"}} \
                     | Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"bucket/*"}} \
                     | Resource bucket/* must be in ARN format or "*".
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"s3:*","NotAction":"s3:*","Resource":"*"}} \
                     | Syntax errors in policy.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}} \
                     | Policy document should not specify a principal.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Resources":"*"}} \
                     | Syntax errors in policy.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*", \
                       "Condition":{"StringIs":{"a:b":"c"}}}} \
                     | Invalid Condition type : StringIs.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*", \
                       "Condition":{"NullIfExists":{"a:b":"true"}}}} \
                     | Invalid Condition type : NullIfExists.
            IDENTITY | {"Statement":{"Effect":"Allow","Action":"*","Resource":"*", \
                       "Condition":{"Bool":{"a:b":null}}}} \
                     | Syntax errors in policy.
            RESOURCE | {"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}|Missing required field Principal
            RESOURCE | {"Statement":{"Effect":"Allow","Principal":"me","Action":"s3:*","Resource":"*"}} \
                     | Invalid principal in policy: "me"
            RESOURCE | {"Statement":{"Effect":"Allow", \
                       "Principal":{"AWS":"arn:aws:iam::1:role/x"},"Action":"s3:*","Resource":"*"}} \
                     | Invalid principal in policy: "AWS":"arn:aws:iam::1:role/x"
            RESOURCE | {"Statement":{"Effect":"Allow","Principal":{"Aws":"*"},"Action":"s3:*","Resource":"*"}} \
                     | Invalid principal in policy: "Aws"
            TRUST | {"Statement":{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}} \
                  | Has prohibited field Resource.
            TRUST | {"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:GetObject"}} \
                  | AssumeRole policy may only specify STS AssumeRole actions.
            """)
    void refusesWhatIsNoPolicyAndSaysWhy(PolicyKind kind, String document, String sentence) {
        assertThatThrownBy(() -> Reading.policy(document, kind))
                .isInstanceOf(MalformedPolicy.class)
                .hasMessage(sentence);
    }

    @Test
    void statementIdsAreUnique() {
        String twice = """
                {"Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},
                              {"Sid":"A","Effect":"Deny","Action":"*","Resource":"*"}]}""";
        assertThatThrownBy(() -> Reading.policy(twice, PolicyKind.IDENTITY)).hasMessageContaining("must be unique");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"Statement\":{\"Effect\":\"Deny\",\"NotAction\":[\"iam:*\"],\"NotResource\":\"arn:aws:s3:::b\"}}",
        "{\"Version\":\"2012-10-17\",\"Id\":\"x\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:Get?bject\","
                + "\"Resource\":\"arn:aws:s3:::${aws:username}/*\","
                + "\"Condition\":{\"ForAnyValue:StringLikeIfExists\":{\"aws:TagKeys\":[\"a*\"]},"
                + "\"NumericLessThan\":{\"s3:max-keys\":10},\"Bool\":{\"aws:SecureTransport\":true}}}]}",
    })
    void readsWhatIsAllowedToBeWritten(String document) throws MalformedPolicy {
        assertThat(Reading.policy(document, PolicyKind.IDENTITY).statements()).hasSize(1);
    }

    @Test
    void namesTheContextKeysThatAPolicyLooksAt() throws MalformedPolicy {
        Policy policy = Reading.policy("""
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*",
                 "Resource":"arn:aws:s3:::home/${aws:username}/*",
                 "Condition":{"StringLike":{"s3:prefix":["${aws:PrincipalTag/team, 'none'}/*"]}}}}""",
                PolicyKind.IDENTITY);
        assertThat(policy.contextKeys()).containsExactly("aws:principaltag/team", "aws:username", "s3:prefix");
    }

    @Test
    void knowsWhereStatementsStand() throws MalformedPolicy {
        Policy policy = Documents.parse("""
                {"Version": "2012-10-17",
                 "Statement": [
                  {"Effect": "Allow", "Action": "*",
                   "Resource": "*"},
                  {"Effect": "Deny", "Action": "a:b", "Resource": "*"}
                ]}""", PolicyKind.IDENTITY);
        assertThat(policy.statements()).extracting(Statement::place)
                .containsExactly(new Place(3, 3, 4, 20), new Place(5, 3, 5, 55));
    }
}
