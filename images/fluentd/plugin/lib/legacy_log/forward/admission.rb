# frozen_string_literal: true

module LegacyLog
  module Forward
    # How many connections are open, and how many bytes of unfinished messages they hold: what one sender can take from
    # the others. Used by the thread of the sockets only.
    class Admission
      # `unfinished` is for all connections together: many large messages in the making would fill the memory.
      Limits = Struct.new(:connections, :per_address, :unfinished, keyword_init: true)

      # The health check comes from here. If it were not let in, the only collector would be ended for being well used.
      OWN = %w[127.0.0.1 ::1 ::ffff:127.0.0.1].freeze

      attr_reader :open

      def initialize(limits)
        @limits = limits
        @open = 0
        @by_address = Hash.new(0)
        @unfinished = 0
      end

      # Nil, and the connection is counted; or why it is not let in.
      def enter(address)
        refused = refusal(address)
        return refused if refused

        @open += 1
        @by_address[address] += 1
        nil
      end

      def leave(address)
        @open -= 1
        @by_address[address] -= 1
        @by_address.delete(address) if @by_address[address] <= 0
      end

      # `change` bytes more, or less, are held. False where they are too many.
      def hold(change)
        @unfinished += change
        change <= 0 || @unfinished <= @limits.unfinished
      end

      private

      def refusal(address)
        return "#{@limits.connections} connections are open, which is connection_limit" if @open >= @limits.connections && !OWN.include?(address)
        return if @by_address[address] < @limits.per_address

        "#{@limits.per_address} connections of #{address} are open, which is connection_limit_per_address"
      end
    end
  end
end
