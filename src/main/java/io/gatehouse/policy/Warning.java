package io.gatehouse.policy;

import java.util.List;

/**
 * Something the policy allows, or fails to enforce, beyond what was asked.
 *
 * @param associations zero-based, those concerned
 */
public record Warning(String code, String detail, List<Integer> associations) {

    public Warning {
        associations = List.copyOf(associations);
    }
}
