package io.gatehouse.catalog;

/** Connect's name for what an instance stores, the value of {@code connect:StorageResourceType}. */
public record StorageResourceType(String name) implements Comparable<StorageResourceType> {

    public StorageResourceType {
        if (!name.matches("[A-Z][A-Z_]*")) {
            throw new IllegalArgumentException("not a storage resource type: " + name);
        }
    }

    @Override
    public int compareTo(StorageResourceType other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
