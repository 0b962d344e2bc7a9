package io.gatehouse.request;

import io.gatehouse.security.Actor;
import io.gatehouse.web.ProblemException;
import io.gatehouse.web.ProblemType;
import io.gatehouse.web.RequestRefused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Reads requests for somebody, who sees only what they may, each with the decisions of that same moment. */
@Service
public class RequestReading {

    private final AssociationRequests requests;

    RequestReading(AssociationRequests requests) {
        this.requests = requests;
    }

    /** Whether the actor may see the requests of everybody. */
    public static boolean seesAll(Actor actor) {
        return Visibility.of(actor).all();
    }

    /** Answers the same to a request that is not there and to one that the actor may not see. */
    public AssociationRequest get(UUID id, Actor actor) {
        return get(id, actor, "There is no association request " + id + " that you may see.");
    }

    /** @param notFound what to say to somebody who knows the request only by something that belongs to it */
    public AssociationRequest get(UUID id, Actor actor, String notFound) {
        AssociationRequest request =
                requests.find(id).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, notFound));
        if (!Visibility.of(actor).includes(request)) {
            throw ProblemException.refusal(ProblemType.NOT_FOUND, notFound).about(RequestRefused.REQUEST_ID, id);
        }
        return request;
    }

    public List<AssociationRequest> find(RequestFilter filter, Actor actor) {
        if (Visibility.of(actor).all()) {
            return requests.find(filter);
        }
        if (filter.requester().filter(it -> !it.equals(actor.subject())).isPresent()) {
            return List.of();
        }
        return requests.find(new RequestFilter(
                filter.status(),
                filter.principalArn(),
                filter.instanceArn(),
                Optional.of(actor.subject()),
                filter.before(),
                filter.limit()));
    }
}
