package io.passeur.http.subrequest;

import io.passeur.net.Network;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Context;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.thread.Scheduler;
import org.eclipse.jetty.util.thread.ThreadPool;

/** The environment of a sub-request for handlers: the threads, timers and buffers of the process. */
final class SubRequestComponents implements Components {

    private final Network network;
    private final Server server;
    private final Attributes cache = new Attributes.Mapped();

    SubRequestComponents(Network network) {
        this.network = network;
        server = network.newServer();
    }

    Network network() {
        return network;
    }

    Context context() {
        return server.getContext();
    }

    @Override
    public ByteBufferPool getByteBufferPool() {
        return network.buffers();
    }

    @Override
    public Scheduler getScheduler() {
        return network.scheduler();
    }

    @Override
    public ThreadPool getThreadPool() {
        return server.getThreadPool();
    }

    @Override
    public Executor getExecutor() {
        return network.executor();
    }

    @Override
    public Attributes getCache() {
        return cache;
    }
}
