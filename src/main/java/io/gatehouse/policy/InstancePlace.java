package io.gatehouse.policy;

import io.gatehouse.iam.Arn;
import io.gatehouse.iam.InvalidValueException;
import java.util.Optional;

/** Where the resources of an instance are: in its partition and region, as far as the instance is known. */
record InstancePlace(Optional<InstanceArn> instance) {

    Arn checked(Arn resource) {
        instance.ifPresent(it -> {
            if (resource.partition() != it.partition()) {
                throw new InvalidValueException("another-partition", "is of another partition than the instance");
            }
            if (resource.region().isPresent() && !resource.region().get().equals(it.region())) {
                throw new InvalidValueException("another-region", "is of another region than the instance");
            }
        });
        return resource;
    }

    KeyArn key(Arn arn) {
        var key = new KeyArn(arn);
        checked(arn);
        return key;
    }
}
