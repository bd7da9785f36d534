package io.passeur.http.routing;

import io.passeur.config.QualifiedName;
import io.passeur.http.subrequest.LiveServices;
import io.passeur.routing.Switchover;
import java.util.List;
import java.util.Map;

/** Makes the services live that sub-requests can be sent to. */
record ReachableServices(LiveServices live, Map<QualifiedName, LiveServices.Target> targets) implements Switchover {

    @Override
    public Runnable perform() {
        List<Map<QualifiedName, LiveServices.Target>> before = live.swap(targets);
        return () -> live.restore(before);
    }

    @Override
    public void completed() {
        live.forgetClosed();
    }
}
