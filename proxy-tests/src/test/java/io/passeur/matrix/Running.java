package io.passeur.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.RawConnection;

/** Exchanges of which one half has happened when the configuration changes. */
enum Running {
    TUNNEL {
        @Override
        void begin(String host, RawConnection client, HalfwayServer server) {
            client.sendLines("GET /tunnel HTTP/1.1\nHost: " + host + "\nConnection: Upgrade\nUpgrade: websocket\n\n");
            assertThat(client.readHead().status()).isEqualTo(101);
            assertThat(client.send("half").read(4)).asString().isEqualTo("half");
        }

        @Override
        void end(RawConnection client, HalfwayServer server) {
            assertThat(client.send("rest").read(4)).asString().isEqualTo("rest");
        }
    },
    RESPONSE {
        @Override
        void begin(String host, RawConnection client, HalfwayServer server) {
            client.sendLines("GET /download HTTP/1.1\nHost: " + host + "\n\n");
            assertThat(client.readHead().status()).isEqualTo(200);
            assertThat(client.read(4)).asString().isEqualTo("half");
        }

        @Override
        void end(RawConnection client, HalfwayServer server) {
            server.goOn();
            assertThat(client.read(4)).asString().isEqualTo("rest");
        }
    },
    WAITING {
        @Override
        void begin(String host, RawConnection client, HalfwayServer server) {
            client.sendLines("GET /wait HTTP/1.1\nHost: " + host + "\n\n");
            server.awaitHalf();
        }

        @Override
        void end(RawConnection client, HalfwayServer server) {
            server.goOn();
            assertThat(client.readResponse().text()).isEqualTo("halfrest");
        }
    },
    UPLOAD {
        @Override
        void begin(String host, RawConnection client, HalfwayServer server) {
            client.sendLines("POST /upload HTTP/1.1\nHost: " + host + "\nContent-Length: 8\n\nhalf");
            server.awaitHalf();
        }

        @Override
        void end(RawConnection client, HalfwayServer server) {
            assertThat(client.send("rest").readResponse().text()).isEqualTo("halfrest");
        }
    };

    abstract void begin(String host, RawConnection client, HalfwayServer server);

    abstract void end(RawConnection client, HalfwayServer server);
}
