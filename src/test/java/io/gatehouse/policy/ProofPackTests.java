package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.catalog.Profile;
import io.gatehouse.policy.Probe.Expect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that a sceptic can repeat elsewhere: each differs in one thing from one that is needed. */
class ProofPackTests {

    private static final String FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:";
    private static final String MANAGED =
            "arn:aws:iam::aws:policy/aws-service-role/AmazonConnectServiceLinkedRolePolicy";
    private static final Form FORM = Form.of(
                    Form.encrypted(
                            Form.ownedBy(Form.bucket("recordings7", "CALL_RECORDINGS"), "444455556666"), Form.KEY),
                    Form.function("greet"))
            .withRole(Form.ROLE)
            .as(Profile.COMPLETE)
            .until("2030-01-31T17:00:00Z");

    private final Proof proof = proof(FORM);

    /** Action, resource, the keys beside the time, and why it is tried. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connect:associateinstancestorageconfig | SIBLING | TYPE=CALL_RECORDINGS | sibling instance",
                "connect:associateinstancestorageconfig | FAR | TYPE=CALL_RECORDINGS | other region",
                "connect:associateinstancestorageconfig | FOREIGN | TYPE=CALL_RECORDINGS | other account",
                "connect:associateinstancestorageconfig | INSTANCE | TYPE=CHAT_TRANSCRIPTS | other storage type",
                "connect:associateinstancestorageconfig | INSTANCE | | storage type absent",
                "connect:associatelambdafunction | SIBLING | | sibling instance",
                "iam:putrolepolicy | ROLEOther | | another instance's service-linked role",
                "iam:attachrolepolicy | ROLE | iam:policyarn=arn:aws:iam::aws:policy/AdministratorAccess"
                        + " | AdministratorAccess attached",
                "iam:attachrolepolicy | ROLEOther | iam:policyarn=MANAGED | another instance's service-linked role",
                "iam:createservicelinkedrole | ROLE | iam:awsservicename=example.amazonaws.com"
                        + " | another value of iam:awsservicename",
                "kms:describekey | OTHERKEY | | sibling key",
                "kms:creategrant | OTHERKEY | kms:granteeprincipal=ROLE | sibling key",
                "kms:creategrant | KEY | kms:granteeprincipal=arn:aws:iam::999988887777:root"
                        + " | a grant on the key for another grantee",
                "kms:creategrant | KEY | kms:granteeprincipal=ROLEOther"
                        + " | a grant on the key for another instance's service-linked role",
                "s3:getbucketacl | arn:aws:s3:::recordings8 | OWNER=444455556666 | sibling target",
                "s3:getbucketacl | arn:aws:s3:::recordings7-2 | OWNER=444455556666 | suffix neighbour of the name",
                "s3:getbucketacl | arn:aws:s3:::xrecordings7 | OWNER=444455556666 | prefix neighbour of the name",
                "s3:getbucketacl | arn:aws:s3:::recordings7 | OWNER=999988887777 | another owner of the target",
                "lambda:addpermission | FUNCTION:gree7 | lambda:principal=connect.amazonaws.com | sibling target",
                "lambda:addpermission | FUNCTION:greet-2 | lambda:principal=connect.amazonaws.com"
                        + " | suffix neighbour of the name",
                "lambda:addpermission | FUNCTION:xgreet | lambda:principal=connect.amazonaws.com"
                        + " | prefix neighbour of the name",
                "lambda:addpermission | FUNCTION:greet | | lambda:Principal absent",
                "lambda:addpermission | FUNCTION:greet | lambda:principal=* | lambda:Principal of everybody",
                "lambda:addpermission | FUNCTION:greet | lambda:principal=999988887777 | lambda:Principal of a stranger",
            })
    void triesWhatIsNearlyTheSame(String action, String resource, String keys, String why) {
        Map<String, List<String>> context = new TreeMap<>(Map.of("aws:currenttime", List.of("2030-01-31T16:59:59Z")));
        if (keys != null) {
            String[] both = spelledOut(keys).split("=", 2);
            context.put(both[0], List.of(both[1]));
        }
        assertThat(proof.probes()).contains(new Probe(Expect.DENIED, action, spelledOut(resource), context, why));
    }

    private static String spelledOut(String text) {
        return text.replace("SIBLING", Form.INSTANCE.replaceAll(".$", "7"))
                .replace("FAR", Form.INSTANCE.replace("us-east-1", "eu-central-1"))
                .replace("FOREIGN", Form.INSTANCE.replace("111122223333", "999988887777"))
                .replace("INSTANCE", Form.INSTANCE)
                .replace("OTHERKEY", Form.KEY.replaceAll(".$", "7"))
                .replace("KEY", Form.KEY)
                .replace("ROLE", Form.ROLE)
                .replace("MANAGED", MANAGED)
                .replace("FUNCTION:", FUNCTION)
                .replace("TYPE=", "connect:storageresourcetype=")
                .replace("OWNER=", "aws:resourceaccount=");
    }

    @Test
    void triesEveryNeededCallAndEveryActionAfterTheEnd() {
        List<Probe> needed = proof.probes().stream()
                .filter(probe -> probe.expect() == Expect.ALLOWED)
                .toList();
        assertThat(needed).allSatisfy(probe -> assertThat(probe.why()).matches("needed by association [01]"));
        for (Probe probe : needed) {
            assertThat(proof.probes())
                    .filteredOn(other -> other.why().equals("after the end"))
                    .extracting(
                            Probe::expect,
                            Probe::resource,
                            other -> other.context().get("aws:currenttime"))
                    .contains(tuple(Expect.DENIED, probe.resource(), List.of("2030-01-31T17:00:00Z")));
        }
        assertThat(needed)
                .extracting(Probe::action)
                .contains("s3:getbucketacl", "s3:getbucketlocation", "kms:creategrant", "lambda:addpermission");
    }

    @Test
    void findsAnotherRegionFromEveryRegion() {
        Proof there = proof(FORM.in("aws", "eu-central-1"));
        assertThat(there.probes())
                .filteredOn(probe -> probe.why().equals("other region"))
                .isNotEmpty()
                .allSatisfy(probe -> assertThat(probe.resource()).contains(":us-west-2:"));
    }

    @Test
    void triesNothingTwice() {
        assertThat(proof.probes())
                .extracting(probe -> List.of(probe.action(), probe.resource(), probe.context()))
                .doesNotHaveDuplicates();
    }

    @Test
    void saysWhatIsMissingOfAnotherPolicy() {
        AssociationIntent intent = FORM.read();
        Proof other = new PolicyProver(Form.CATALOG)
                .prove(intent, Form.of(Form.function("greet")).generate().document());
        assertThat(other.verdict()).isEqualTo(Proof.Verdict.BROADER);
        assertThat(other.missing())
                .extracting(Probe::action)
                .contains("connect:associateinstancestorageconfig", "s3:getbucketacl", "kms:creategrant")
                .doesNotContain("connect:associatelambdafunction", "lambda:addpermission");
        assertThat(other.broader())
                .extracting(Proof.Broader::code, Proof.Broader::detail)
                .containsOnly(tuple("NO_EXPIRY", "after the end is allowed too"));
    }

    private static Proof proof(Form form) {
        return new PolicyProver(Form.CATALOG).prove(form.read(), form.generate().document());
    }
}
