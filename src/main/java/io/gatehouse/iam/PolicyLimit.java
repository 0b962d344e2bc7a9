package io.gatehouse.iam;

/** How many characters IAM lets a policy have, by where it lives; inline limits are for all of an entity together. */
public enum PolicyLimit {
    ROLE_INLINE(10_240),
    USER_INLINE(2_048),
    GROUP_INLINE(5_120),
    MANAGED(6_144);

    private final int characters;

    PolicyLimit(int characters) {
        this.characters = characters;
    }

    public int characters() {
        return characters;
    }
}
