package io.gatehouse.enforcement;

import io.gatehouse.enforcement.EnforcementProperties.Mode;
import io.gatehouse.request.AssociationRequest;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import org.springframework.stereotype.Component;

/** Whether this installation touches IAM at all. */
@Component
class EnforcementSwitch {

    private final EnforcementProperties properties;

    EnforcementSwitch(EnforcementProperties properties) {
        this.properties = properties;
    }

    boolean isOn() {
        return properties.mode() == Mode.APPLY;
    }

    void requireOn() {
        if (!isOn()) {
            throw off();
        }
    }

    void requireOn(AssociationRequest request) {
        if (!isOn()) {
            throw off().about(RequestRefused.REQUEST_ID, request.id());
        }
    }

    private static ProblemException off() {
        return ProblemException.refusal(
                ProblemType.ENFORCEMENT_OFF,
                "This installation does not call IAM (gatehouse.enforcement.mode is off).");
    }
}
