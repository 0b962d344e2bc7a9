package io.gatehouse.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.catalog.Access;
import io.gatehouse.catalog.Operation;
import io.gatehouse.catalog.Profile;
import io.gatehouse.policy.IntentForm.AssociationForm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link MergingProperties} tries at random, for one list of everything. */
class OrderTests {

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"LEAST_PRIVILEGE", "COMPLETE"})
    void givesTheSameBytesForAssociationsInAnyOrder(Profile profile) {
        List<AssociationForm> all = new ArrayList<>(Form.CATALOG.types().stream()
                .filter(type -> type.operations().contains(Operation.ASSOCIATE))
                .map(Samples::of)
                .toList());
        all.add(Form.ownedBy(Form.bucket("reports", "SCHEDULED_REPORTS"), "444455556666"));
        all.add(Form.ownedBy(Form.bucket("alpha", "SCHEDULED_REPORTS"), "555566667777"));
        all.add(Form.function("greet:live"));
        all.add(Form.stream("agents", "AGENT_EVENTS"));
        Form form = Form.of(all).as(profile).from(Access.CONSOLE).acceptingBroader();
        String bytes = form.generate().canonical().json();
        Collections.reverse(all);
        assertThat(form.asking(all).generate().canonical().json()).isEqualTo(bytes);
        for (int i = 0; i < all.size(); i++) {
            Collections.rotate(all, 1);
            assertThat(form.asking(all).generate().canonical().json()).isEqualTo(bytes);
        }
    }
}
