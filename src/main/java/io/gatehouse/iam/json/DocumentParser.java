package io.gatehouse.iam.json;

import io.gatehouse.iam.Excerpt;
import io.gatehouse.iam.PolicyDocument;
import io.gatehouse.iam.PolicyVersion;
import io.gatehouse.iam.Sid;
import io.gatehouse.iam.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the outermost object of a policy; a text without a version speaks the older language. */
final class DocumentParser {

    private final JsonCursor json;
    private final Set<Sid> sids = new HashSet<>();
    private PolicyVersion version = PolicyVersion.V2008_10_17;
    private Optional<String> id = Optional.empty();
    private List<Statement> statements = List.of();

    DocumentParser(JsonCursor json) {
        this.json = json;
    }

    PolicyDocument document() {
        json.open();
        Place start = json.place();
        if (!json.members(this::member).contains("Statement")) {
            json.note(new InvalidPolicyException("missing-member", "the policy has no Statement; expected one", start));
        }
        json.requireNoneSince(0);
        PolicyDocument document = JsonCursor.placed(start, () -> new PolicyDocument(version, id, statements));
        json.close();
        return document;
    }

    private void member(String name) {
        switch (name) {
            case "Version" -> version = json.placed(() -> PolicyVersion.parse(json.string()));
            case "Id" -> id = Optional.of(json.string());
            case "Statement" -> statements = json.oneOrMore(this::statement);
            default ->
                throw json.failure(
                        "unknown-member",
                        "a policy has no member " + Excerpt.of(name) + "; expected Version, Id or Statement");
        }
    }

    private Statement statement() {
        Place start = json.place();
        Statement statement = new StatementParser(json).statement();
        Optional<Sid> sid = statement.sid();
        if (sid.isPresent() && !sids.add(sid.get())) {
            throw new InvalidPolicyException(
                    "duplicate-sid",
                    Excerpt.of(sid.get().value()) + " names two statements; expected a Sid for each",
                    start);
        }
        return statement;
    }
}
