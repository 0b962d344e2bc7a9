package io.gatehouse.enforcement.web;

import io.gatehouse.iam.AccountId;
import io.gatehouse.policy.PrincipalArn;
import io.gatehouse.request.AssociationRequests;
import io.gatehouse.request.DriftFilter;
import io.gatehouse.request.DriftFilter.Position;
import io.gatehouse.security.RequiresScope;
import io.gatehouse.security.Scope;
import io.gatehouse.web.Cursor;
import io.gatehouse.web.Page;
import io.gatehouse.web.PageLimit;
import io.gatehouse.web.ProblemException;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is not in IAM as it was approved. */
@RestController
@RequestMapping(path = "/api/v1/drift", produces = MediaType.APPLICATION_JSON_VALUE)
@RequiresScope(Scope.ASSOCIATIONS_APPLY)
class DriftController {
    private final AssociationRequests requests;

    DriftController(AssociationRequests requests) {
        this.requests = requests;
    }

    @GetMapping
    Page<DriftView> list(
            @RequestParam Optional<PrincipalArn> principalArn,
            @RequestParam Optional<AccountId> account,
            @RequestParam(defaultValue = PageLimit.DEFAULT) PageLimit limit,
            @RequestParam Optional<Cursor> cursor) {
        requireOneAccount(principalArn, account);
        var filter = new DriftFilter(
                principalArn, account, cursor.map(at -> new Position(at.time(), at.id())), limit.plusOne());
        return Page.of(
                requests.findDrifted(filter).stream().map(DriftView::of).toList(),
                limit,
                drift -> new Cursor(drift.detectedAt(), drift.requestId()));
    }

    private static void requireOneAccount(Optional<PrincipalArn> principal, Optional<AccountId> account) {
        if (principal.isPresent()
                && account.isPresent()
                && !account.get().equals(principal.get().account())) {
            throw ProblemException.parameter(
                    "account",
                    "contradicts-arn",
                    "No principal has this principalArn and this account; accepted: "
                            + principal.get().account().digits() + ", or leave it out.");
        }
    }
}
