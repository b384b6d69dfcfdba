# frozen_string_literal: true

require 'fluent/plugin/out_forward'
require 'legacy_tail/deliveries'

module Fluent
  module Plugin
    # Fluentd's own out_forward, which tells in_legacy_tail what was acknowledged.
    class LegacyDeliverOutput < ForwardOutput
      Fluent::Plugin.register_output('legacy_deliver', self)

      config_param :id_key, :string, default: 'id'

      # Some errors, as of a certificate, Fluentd takes for ones that no retry mends: it would set the chunk aside, and its lines
      # would come only after the next start.
      class NotDelivered < StandardError; end

      def configure(conf)
        super
        return if require_ack_response

        raise Fluent::ConfigError, 'legacy_deliver needs require_ack_response true: without, it does not know what arrived'
      end

      # Fluentd looks for both in the class itself.
      def try_write(chunk)
        super
      rescue *UNRECOVERABLE_ERRORS => e
        raise NotDelivered, "#{e.class}: #{e.message}"
      end

      def write(chunk)
        super
      rescue *UNRECOVERABLE_ERRORS => e
        raise NotDelivered, "#{e.class}: #{e.message}"
      end

      def commit_write(chunk_id, **options)
        ids = ids_of(chunk_id)
        super
        LegacyTail::Deliveries::INSTANCE.tell(ids)
      end

      private

      def ids_of(chunk_id)
        ids = []
        buffer.dequeued[chunk_id]&.open do |io|
          Fluent::MessagePackFactory.msgpack_unpacker(io).each { |_time, record| ids << record[id_key] }
        end
        ids
      end
    end
  end
end
