package io.passeur.live;

/** What keeps a live object open. */
public interface Stay {

    /** Of what never closes. */
    Stay FOREVER = new Stay() {
        @Override
        public boolean enter() {
            return true;
        }

        @Override
        public void leave() {}
    };

    /** Keeps it open until {@link #leave}. @return false if it has closed; then it must not be used */
    boolean enter();

    void leave();
}
