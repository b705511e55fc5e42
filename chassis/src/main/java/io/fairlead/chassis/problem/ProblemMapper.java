package io.fairlead.chassis.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one mapper of resources: everything thrown becomes a problem. Types that Quarkus maps itself are named. */
final class ProblemMapper {

    private final ObjectMapper mapper;

    ProblemMapper(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @ServerExceptionMapper(
            value = {
                Throwable.class,
                Failure.class,
                WebApplicationException.class,
                BadRequestException.class,
                NotFoundException.class,
                NotAllowedException.class,
                NotAcceptableException.class,
                NotSupportedException.class,
                NotAuthorizedException.class,
                jakarta.ws.rs.ForbiddenException.class,
                InternalServerErrorException.class,
                UnauthorizedException.class,
                ForbiddenException.class,
                AuthenticationFailedException.class,
                AuthenticationCompletionException.class,
                JsonProcessingException.class,
                MismatchedInputException.class,
                InvalidDefinitionException.class,
                jakarta.validation.ValidationException.class,
                io.quarkus.hibernate.validator.runtime.jaxrs.ResteasyReactiveViolationException.class
            },
            priority = 1)
    Response problem(Throwable thrown, HttpServerRequest request) {
        var failure = Diagnosis.of(thrown);
        var response = Response.status(failure.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(failure, request.path(), mapper).toString());
        Problem.headers(failure).forEach(response::header);
        return response.build();
    }
}
