package io.passeur.http.subrequest;

import io.passeur.config.QualifiedName;
import io.passeur.http.subrequest.LiveServices.Target;
import io.passeur.http.subrequest.SubRequestSender.Destination;
import io.passeur.spi.SubRequest;
import io.passeur.spi.SubRequestCall;
import io.passeur.spi.SubRequestClient;
import io.passeur.spi.SubRequestException;
import io.passeur.spi.SubRequestException.Reason;
import org.eclipse.jetty.server.Request;

/** Sends sub-requests to the live service with a name. */
record ServiceClient(SubRequestSender sender, LiveServices live, InFlight inFlight, QualifiedName name)
        implements SubRequestClient {

    @Override
    public SubRequestCall send(SubRequest request) {
        return sender.send(request, null, name.toString(), inFlight, this::find);
    }

    private Destination find() throws SubRequestException {
        Target held = live.hold(name);
        if (held == null) {
            throw new SubRequestException(Reason.UNAVAILABLE, "the service \"" + name + "\" is not live", null);
        }
        return new Destination() {
            @Override
            public Request.Handler handler() {
                return held.service();
            }

            @Override
            public void release() {
                held.stay().leave();
            }
        };
    }
}
