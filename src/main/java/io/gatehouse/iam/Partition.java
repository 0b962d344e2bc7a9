package io.gatehouse.iam;

/** The AWS partitions in which Amazon Connect can be administered. */
public enum Partition {
    AWS("aws", "us-east-1", "otherwise than us-gov-*, cn-* and *-iso*"),
    AWS_US_GOV("aws-us-gov", "us-gov-west-1", "us-gov-*"),
    AWS_CN("aws-cn", "cn-north-1", "cn-*");

    private final String id;
    private final String exampleRegion;
    private final String regionNames;

    Partition(String id, String exampleRegion, String regionNames) {
        this.id = id;
        this.exampleRegion = exampleRegion;
        this.regionNames = regionNames;
    }

    /** A region for sentences about regions. */
    String exampleRegion() {
        return exampleRegion;
    }

    /** How one tells its regions, in words. */
    String regionNames() {
        return regionNames;
    }

    public String id() {
        return id;
    }

    public static Partition parse(String text) {
        return switch (text) {
            case "aws" -> AWS;
            case "aws-us-gov" -> AWS_US_GOV;
            case "aws-cn" -> AWS_CN;
            default ->
                throw new InvalidValueException(
                        "unknown-partition",
                        Excerpt.of(text) + " is not a known partition",
                        "aws, aws-us-gov or aws-cn");
        };
    }

    /** Regions of the isolated partitions are in none of these. */
    public boolean contains(Region region) {
        String name = region.id();
        return switch (this) {
            case AWS_US_GOV -> name.startsWith("us-gov-");
            case AWS_CN -> name.startsWith("cn-");
            case AWS -> !name.startsWith("us-gov-") && !name.startsWith("cn-") && !name.startsWith("iso", 3);
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
