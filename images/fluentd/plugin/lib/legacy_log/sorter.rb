# frozen_string_literal: true

require_relative 'event_seconds'
require_relative 'events'
require_relative 'frame'
require_relative 'inflate'
require_relative 'refused'

module LegacyLog
  # Takes the frames of a chunk apart. Each record of them becomes a line of its stream, or is a repeat of one that was
  # taken before, or goes to the quarantine; and whatever is wrong with it, its neighbours do not notice.
  class Sorter
    # Of what is nobody's stream an id is looked for under this name.
    DEFAULT_ID_KEY = 'id'
    # What a record can make code raise that was written for other records.
    FAULTS = [StandardError, SystemStackError, NoMemoryError].freeze

    def initialize(streams, quarantine, batch, pass, log)
      @streams = streams
      @quarantine = quarantine
      @batch = batch
      @pass = pass
      @log = log
    end

    # `at` is when the chunk was made: for bytes that do not say when they came.
    def take(chunk, at)
      Frame.each(chunk) do |kind, frame|
        case kind
        when :whole then frame(frame)
        when :damaged then damaged(frame, at)
        # Its sender got no acknowledgement, and sends it again.
        when :torn then @log.info 'passed over the beginning of a packet that was not stored whole', bytes: frame.bytesize
        end
      end
    end

    private

    def frame(frame)
      @frame = frame
      @strays = []
      @stream = stream(frame.tag)
      @pass.scope = frame.tag.to_s
      events(frame)&.each { |event| event(event) }
      leave_strays
    end

    def stream(tag)
      @streams.of(tag) if tag.is_a?(String) && tag.valid_encoding?
    end

    # nil, and refused as one, if they can't be had.
    def events(frame)
      raise Refused.new('malformed', frame.fault) if frame.fault

      case frame.compressed
      when nil, 'text' then Events.of(frame.entries)
      when 'gzip' then Events.of(Inflate.gzip(frame.entries))
      else raise Refused.new('malformed', 'its compression is not understood')
      end
    rescue Refused => e
      refuse(e.reason, e.detail, raw: frame.entries)
    rescue *FAULTS => e
      refuse('malformed', "it could not be taken apart (#{e.class})", raw: frame.entries)
    end

    def event(event)
      return leave_event(event) unless event.is_a?(Array) && event.size == 2

      leave_strays unless @strays.empty?
      @batch.received
      time, record = event
      time = metadata_beside?(time) ? time.first : time
      return refuse('not-a-record', 'it is no map', time: time, raw: pack(event)) unless record.is_a?(Hash)

      record(time, record)
    rescue *FAULTS => e
      refuse('malformed', "it could not be taken apart (#{e.class})", raw: @frame.entries)
    end

    # As Fluent Bit sends it: [[time, metadata], record].
    def metadata_beside?(time) = time.is_a?(Array) && time.size == 2

    def record(time, record)
      return @batch.count(:RepeatedRecords) unless first?(record)
      raise Refused.new('unknown-tag', 'no stream takes its tag') unless @stream

      seconds = EventSeconds.of(time, @frame.received_at)
      raise Refused.new('time', 'its time is no time of this log') unless seconds

      @batch.line(@stream.files, seconds, line(record, seconds))
    rescue Refused => e
      refuse(e.reason, e.detail, time: time, record: record)
    rescue *FAULTS => e
      refuse('malformed', "it could not be made a line (#{e.class})", time: time, record: record)
    end

    def first?(record)
      id = record[@stream ? @stream.id_key : DEFAULT_ID_KEY]
      id = id.to_s if id.is_a?(Integer)
      return @pass.new?(id) if @pass.id?(id)

      @batch.unprotected
      true
    end

    def line(record, seconds)
      line = @stream.format.line(record, seconds)
      return line if line.bytesize <= @stream.line_limit

      raise Refused.new('too-long', "the line has #{line.bytesize} bytes, and #{@stream.line_limit} are allowed")
    end

    # What is no event comes in crowds, where a packet is not what it says it is: a run of it is one entry.
    def leave_event(event)
      return @strays << pack(event) unless event.is_a?(Events::Broken)

      leave_strays
      refuse(event.reason, event.detail, raw: event.raw)
    end

    def leave_strays
      return if @strays.empty?

      refuse('malformed', "#{@strays.size} of its objects are no pair of a time and a record", raw: @strays.join)
      @strays = []
    end

    def pack(object) = Fluent::MessagePackFactory.engine_factory.packer.write(object).full_pack

    def damaged(bytes, at)
      @frame = Frame.new(nil, nil, at, nil, bytes, nil)
      refuse('unreadable', 'bytes of the buffer that are no packet any more', raw: bytes)
    end

    # Gives nil. What is so strange that not even this can be written is kept with its whole packet.
    def refuse(reason, detail, **what)
      @quarantine.add(@batch, @frame, reason, detail, **what)
      nil
    rescue *FAULTS
      @quarantine.add(@batch, @frame, reason, detail, raw: @frame.entries)
      nil
    end
  end
end
