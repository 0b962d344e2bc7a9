package io.gatehouse.enforcement;

import static io.gatehouse.ProblemAssert.assertThatProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.Client;
import io.gatehouse.IntentJson;
import io.gatehouse.development.iam.Fault;
import io.gatehouse.development.iam.Seed;
import io.gatehouse.web.ProblemType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is found of a principal before anybody decides on a request. */
@EnforcementTest
class PreflightTests {

    private static final String REQUESTS = "/api/v1/association-requests";
    private static final Seed SEED = EnforcementServices.IAM.seed();
    private static final String ANY_BUCKET =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"Wide\",\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}";

    @Autowired
    private Client client;

    @Autowired
    private Journey journey;

    @Test
    void showsRoomAndWhatThePolicyChanges() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        SEED.inline(role.arn(), "other", ANY_BUCKET.replace("s3:Get*", "ec2:Describe*"));
        String body = pending(role.arn());
        assertThat(JsonPath.<List<Object>>read(body, "$.preflight.findings")).isEmpty();
        assertThat(JsonPath.<Integer>read(body, "$.preflight.headroom.inlineUsed"))
                .isEqualTo(ANY_BUCKET.replace("s3:Get*", "ec2:Describe*").length());
        assertThat(JsonPath.<Integer>read(body, "$.preflight.headroom.inlineLimit"))
                .isEqualTo(10_240);
        assertThat(JsonPath.<Integer>read(body, "$.preflight.headroom.attachmentsUsed"))
                .isZero();
        assertThat(JsonPath.<String>read(body, "$.preflight.principalId")).startsWith("AROA");
        assertThat(JsonPath.<List<Object>>read(body, "$.effectiveAccess.before.allows"))
                .isEmpty();
        assertThat(JsonPath.<List<String>>read(body, "$.effectiveAccess.after.allows[*].kind"))
                .containsOnly("S3_BUCKET");
        assertThat(JsonPath.<List<String>>read(body, "$.effectiveAccess.policies[*].name"))
                .containsExactly("other");
    }

    @Test
    void keepsWhatItShowsButNotInLists() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        String body = pending(role.arn());
        assertThat(JsonPath.<Map<String, Object>>read(journey.request(id(body)), "$.effectiveAccess"))
                .isEqualTo(JsonPath.read(body, "$.effectiveAccess"));
        String list = journey.get(REQUESTS + "?principalArn=" + role.arn()).body();
        assertThat(JsonPath.<Object>read(list, "$.items[0].effectiveAccess")).isNull();
        assertThat(JsonPath.<String>read(list, "$.items[0].preflight.principalId"))
                .isEqualTo(JsonPath.read(body, "$.preflight.principalId"));
    }

    @Test
    void findsTheAllowThatDefeatsTheRestriction() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        SEED.attach(role.arn(), SEED.awsManagedPolicy("/", "Reading-" + UUID.randomUUID(), ANY_BUCKET));
        String body = pending(role.arn());
        Map<String, Object> finding = finding(body, "BROADER_ALLOW");
        assertThat(JsonPath.<List<String>>read((Object) finding, "$.statements[*].sid"))
                .contains("Wide");
        assertThat(JsonPath.<String>read((Object) finding, "$.witness.action")).startsWith("s3:getbucket");
        assertThat(JsonPath.<List<String>>read(body, "$.effectiveAccess.policies[*].origin"))
                .containsExactly("ATTACHED");
        assertThat(JsonPath.<List<String>>read(body, "$.effectiveAccess.after.allows[0].targets[*].pattern"))
                .containsExactly("*");
    }

    @Test
    void findsWhatAUsersGroupDenies() throws Exception {
        Iam user = Iam.user(EnforcementServices.IAM);
        String group = SEED.group(EnforcementServices.ACCOUNT, "/", "group-" + UUID.randomUUID());
        SEED.join(user.arn(), group);
        SEED.inline(group, "never", ANY_BUCKET.replace("Allow", "Deny").replace("s3:Get*", "s3:GetBucketAcl"));
        Map<String, Object> finding = finding(pending(user.arn()), "EXPLICIT_DENY");
        assertThat(JsonPath.<String>read((Object) finding, "$.witness.action")).isEqualTo("s3:getbucketacl");
    }

    @Test
    void findsWhatTheBoundaryTakesAway() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        String boundary = SEED.managedPolicy(
                EnforcementServices.ACCOUNT,
                "/",
                "boundary-" + UUID.randomUUID(),
                ANY_BUCKET.replace("\"s3:Get*\"", "[\"s3:*\",\"connect:*\"]"));
        SEED.bound(role.arn(), boundary);
        String body = pending(role.arn());
        Map<String, Object> finding = finding(body, "PERMISSIONS_BOUNDARY");
        assertThat(JsonPath.<String>read((Object) finding, "$.witness.action")).isEqualTo("iam:putrolepolicy");
        assertThat((String) finding.get("detail")).contains(boundary);
        assertThat(JsonPath.<String>read(body, "$.effectiveAccess.permissionsBoundary.name"))
                .isEqualTo(boundary);
    }

    @Test
    void findsThatThereIsNoRoomInline() throws Exception {
        Iam user = Iam.user(EnforcementServices.IAM);
        String large = ANY_BUCKET.replace("\"*\"", "\"arn:aws:s3:::" + "a".repeat(1_800) + "\"");
        SEED.inline(user.arn(), "large", large);
        String body = pending(user.arn());
        assertThat((String) finding(body, "NO_INLINE_HEADROOM").get("detail"))
                .contains("MANAGED, or remove one of them.");
        String id = JsonPath.read(body, "$.id");
        assertThat(journey.decide(id, "approver", "APPROVE").statusCode()).isEqualTo(201);
        HttpResponse<String> inline =
                journey.order(id, "applications", "{\"policyKind\": \"INLINE\"}", "Prefer", "wait=30");
        assertThat(inline.statusCode()).isEqualTo(422);
        assertThat(JsonPath.<String>read(inline.body(), "$.errors[0].code")).isEqualTo("no-inline-headroom");
        journey.order(id, "applications", "{}", "Prefer", "wait=30");
        assertThat(journey.state(id)).isEqualTo("APPLIED/IN_FORCE");
        assertThat(user.attached()).hasSize(1);
    }

    @Test
    void advisesToRemoveNothingFromAUserWhoHasNothing() throws Exception {
        Iam user = Iam.user(EnforcementServices.IAM);
        IntentJson large = IntentJson.unique().with("principalArn", user.arn()).withBuckets(30);
        HttpResponse<String> created = client.post("requester", "associations:request", REQUESTS, large.text());
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat((String) finding(created.body(), "NO_INLINE_HEADROOM").get("detail"))
                .contains("have 0 of", "MANAGED, or ask for fewer associations.");
    }

    @Test
    void saysWhichPolicyCannotBeRead() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        SEED.inline(role.arn(), "odd", "{\"Statement\":\"none\"}");
        assertThat((String) finding(pending(role.arn()), "UNREADABLE_POLICY").get("detail"))
                .contains("odd");
    }

    @Test
    void refusesAPrincipalThatIsNotThere() throws Exception {
        String gone = "arn:aws:iam::" + EnforcementServices.ACCOUNT + ":role/contact-center/gone-" + UUID.randomUUID();
        HttpResponse<String> refused = submit(gone);
        assertThatProblem(refused).is(ProblemType.VALIDATION_FAILED).at("/principalArn", "principal-gone");
        assertThat(refused.body())
                .contains("accepted: the ARN of a role or user that exists")
                .doesNotContain("revoke");
        assertNothingStored(gone);
        assertThat(journey.refusedPrincipals()).contains(gone);
    }

    @Test
    void refusesAnAccountThatItCannotReach() throws Exception {
        String elsewhere =
                "arn:aws:iam::" + EnforcementServices.UNKNOWN_ACCOUNT + ":role/contact-center/" + UUID.randomUUID();
        assertThatProblem(submit(elsewhere)).is(ProblemType.VALIDATION_FAILED).at("/principalArn", "unknown-account");
        assertNothingStored(elsewhere);
    }

    @Test
    void storesNothingWhenIamIsAway() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        EnforcementServices.IAM.faults().next("GetRole", Fault.serviceFailure());
        HttpResponse<String> answer = submit(role.arn());
        assertThatProblem(answer).is(ProblemType.UNAVAILABLE);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertNothingStored(role.arn());
    }

    @Test
    void putsEachCallOnRecordForWhoAsked() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        pending(role.arn());
        String events = client.get(
                        "auditor", "audit:read", "/api/v1/audit-events?action=aws.call&actor=requester&limit=200")
                .body();
        List<String> log =
                JsonPath.read(events, "$.items[?(@.detail.principalArn == '" + role.arn() + "')].detail.call");
        assertThat(log).contains("iam:GetRole", "iam:ListRolePolicies", "iam:ListAttachedRolePolicies");
        assertThat(log.stream().filter("iam:GetRole"::equals)).hasSize(2);
    }

    @Test
    void looksAgainForAnApprover() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        String id = id(pending(role.arn()));
        SEED.inline(role.arn(), "new", ANY_BUCKET);
        HttpResponse<String> examined =
                client.post("approver", "associations:approve", REQUESTS + "/" + id + "/examinations", "");
        assertThat(examined.statusCode()).isEqualTo(200);
        assertThat(finding(examined.body(), "BROADER_ALLOW")).isNotEmpty();
        assertThat(finding(journey.request(id), "BROADER_ALLOW")).isNotEmpty();
        assertThat(journey.events(id)).extracting(it -> it.get("action")).contains("association-request.examined");
    }

    @Test
    void tellsAnotherPrincipalOfTheSameName() throws Exception {
        Iam role = Iam.role(EnforcementServices.IAM);
        String body = pending(role.arn());
        role.deletePrincipal();
        SEED.role(EnforcementServices.ACCOUNT, "/contact-center/", role.name());
        String again = client.post("approver", "associations:approve", REQUESTS + "/" + id(body) + "/examinations", "")
                .body();
        assertThat(finding(again, "PRINCIPAL_RECREATED")).isNotEmpty();
        assertThat(JsonPath.<String>read(again, "$.preflight.principalId"))
                .isNotEqualTo(JsonPath.read(body, "$.preflight.principalId"));
    }

    @Test
    void looksAgainOnlyBeforeThePolicyIsApplied() throws Exception {
        String id = journey.applied(Iam.role(EnforcementServices.IAM).arn());
        assertThatProblem(client.post("approver", "associations:approve", REQUESTS + "/" + id + "/examinations", ""))
                .is(ProblemType.WRONG_STATE);
    }

    private void assertNothingStored(String principal) throws Exception {
        String list = journey.get(REQUESTS + "?principalArn=" + principal).body();
        assertThat(JsonPath.<List<Object>>read(list, "$.items")).isEmpty();
    }

    private String pending(String principal) throws Exception {
        HttpResponse<String> answer = submit(principal);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    private HttpResponse<String> submit(String principal) throws Exception {
        String account = principal.split(":")[4];
        return client.post("requester", "associations:request associations:read", REQUESTS, """
                {"instanceArn": "arn:aws:connect:us-east-1:%s:instance/12345678-90ab-cdef-1234-567890abcdef",
                 "principalArn": "%s", "justification": "a test", "associations": [{"kind": "S3_BUCKET",
                 "resourceArn": "arn:aws:s3:::recordings-%s", "storageResourceTypes": ["CALL_RECORDINGS"]}]}
                """.formatted(
                        account, principal, UUID.randomUUID()));
    }

    private static String id(String body) {
        return JsonPath.read(body, "$.id");
    }

    private static Map<String, Object> finding(String body, String code) {
        List<Map<String, Object>> found = JsonPath.read(body, "$.preflight.findings[?(@.code == '" + code + "')]");
        assertThat(found).as(body).isNotEmpty();
        return found.get(0);
    }
}
