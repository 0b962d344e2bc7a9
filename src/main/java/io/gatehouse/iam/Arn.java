package io.gatehouse.iam;

import java.util.Optional;

/** The ARN of one concrete resource: no wildcard, no variable, nothing that only looks like ASCII. */
public record Arn(
        Partition partition, String service, Optional<Region> region, Optional<AccountId> account, String resource) {

    private static final String SHAPE = "arn:partition:service:region:account:resource";
    private static final int MAX_LENGTH = 2048;
    private static final int FIELDS = 6;

    public Arn {
        requireService(service);
        ConcreteText.require(resource);
        if (resource.isEmpty() || resource.startsWith(":")) {
            throw notAnArn("an ARN without a resource");
        }
        if (region.isPresent() && !partition.contains(region.get())) {
            throw new InvalidValueException(
                    "region-of-another-partition",
                    "has the region " + region.get() + ", which is not in partition " + partition.id()
                            + ", whose regions are named " + partition.regionNames(),
                    "its regions, such as " + partition.exampleRegion());
        }
        requireLength(text(partition, service, region, account, resource));
    }

    public static Arn parse(String text) {
        requireLength(text);
        ConcreteText.require(text);
        String[] fields = text.split(":", FIELDS);
        if (fields.length < FIELDS || !fields[0].equals("arn")) {
            throw notAnArn(Excerpt.of(text));
        }
        return new Arn(
                Partition.parse(fields[1]),
                fields[2],
                fields[3].isEmpty() ? Optional.empty() : Optional.of(Region.parse(fields[3])),
                fields[4].isEmpty() ? Optional.empty() : Optional.of(AccountId.parse(fields[4])),
                fields[5]);
    }

    private static void requireLength(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too-long", "has " + text.length() + " characters, of which an ARN has at most " + MAX_LENGTH);
        }
    }

    private static void requireService(String service) {
        if (service.isEmpty()) {
            throw notAnArn("an ARN without a service");
        }
        for (int i = 0; i < service.length(); i++) {
            char c = service.charAt(i);
            if (!Characters.isLowerCaseLetter(c) && !Characters.isDigit(c) && c != '-') {
                throw new InvalidValueException(
                        "invalid-service", Excerpt.of(service) + " is not a service", "lower-case letters such as s3");
            }
        }
    }

    private static InvalidValueException notAnArn(String what) {
        return new InvalidValueException("not-an-arn", what + " is not an ARN", SHAPE);
    }

    private static String text(
            Partition partition,
            String service,
            Optional<Region> region,
            Optional<AccountId> account,
            String resource) {
        return "arn:" + partition.id() + ':' + service + ':'
                + region.map(Region::id).orElse("") + ':'
                + account.map(AccountId::digits).orElse("") + ':' + resource;
    }

    @Override
    public String toString() {
        return text(partition, service, region, account, resource);
    }
}
