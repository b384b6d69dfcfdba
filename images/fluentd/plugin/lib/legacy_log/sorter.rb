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
    # So many refused records of a packet have an entry each. The others of it share one for each reason: an entry is a
    # hundred times as long as the shortest record, and a packet can be nothing but those.
    APART = 1000
    # So many objects of a packet may be no events.
    STRAYS = 10_000
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
      @batch.arrived(frame.received_at)
      @strays = 0
      @all_strays = 0
      @stray_bytes = String.new(encoding: Encoding::BINARY)
      @refused = 0
      @kept_whole = false
      @crowds = {}
      @stream = stream(frame.tag)
      @pass.scope = frame.tag.to_s
      entries = entries(frame)
      catch(:no_packet) { Events.each(entries) { |event| event(event) } } if entries
      leave_strays
      leave_crowds
    end

    def stream(tag)
      @streams.of(tag) if tag.is_a?(String) && tag.valid_encoding?
    end

    # nil, and refused as one, if they can't be had.
    def entries(frame)
      raise Refused.new('malformed', frame.fault) if frame.fault

      case frame.compressed
      when nil, 'text' then frame.entries
      when 'gzip' then Inflate.gzip(frame.entries)
      else raise Refused.new('malformed', 'its compression is not understood')
      end
    rescue Refused => e
      refuse(e.reason, e.detail, raw: frame.entries)
    rescue *FAULTS => e
      refuse('malformed', "it could not be taken apart (#{e.class})", raw: frame.entries)
    end

    def event(event)
      return leave_event(event) unless event.is_a?(Array) && event.size == 2

      leave_strays
      @batch.received
      time, record = event
      time = metadata_beside?(time) ? time.first : time
      return refuse_apart('not-a-record', 'it is no map', pack(event), time: time) unless record.is_a?(Hash)

      record(time, record)
    rescue *FAULTS => e
      keep_whole('malformed', "it could not be taken apart (#{e.class})")
    end

    # As Fluent Bit sends it: [[time, metadata], record].
    def metadata_beside?(time) = time.is_a?(Array) && time.size == 2

    def record(time, record)
      return @batch.count(:RepeatedRecords) unless first?(record)
      raise Refused.new('unknown-tag', 'no stream takes its tag') unless @stream

      seconds = EventSeconds.of(time, @frame.received_at, @batch.latest)
      raise Refused.new('time', 'its time is no time of this log') unless seconds

      @batch.line(@stream.files, seconds, line(record, seconds))
    rescue Refused => e
      refuse_record(e.reason, e.detail, time, record)
    rescue *FAULTS => e
      refuse_record('malformed', "it could not be made a line (#{e.class})", time, record)
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
      return add_stray(pack(event)) unless event.is_a?(Events::Broken)

      leave_strays
      refuse_apart(event.reason, event.detail, event.raw)
    end

    def refuse_record(reason, detail, time, record)
      return refuse(reason, detail, time: time, record: record) if apart?

      crowd(reason, pack([time, record]))
    end

    def refuse_apart(reason, detail, raw, **what)
      apart? ? refuse(reason, detail, raw: raw, **what) : crowd(reason, raw)
    end

    def apart? = (@refused += 1) <= APART

    def crowd(reason, bytes)
      crowd = (@crowds[reason] ||= [0, String.new(encoding: Encoding::BINARY)])
      crowd[0] += 1
      crowd[1] << bytes
    end

    def leave_crowds
      @crowds.each { |reason, (count, bytes)| refuse(reason, "#{count} more records of the same packet", raw: bytes, count: count) }
    end

    # With so many of them it is no packet: nothing more of it is looked at, as it can hold millions.
    def add_stray(bytes)
      @strays += 1
      @stray_bytes << bytes
      return if (@all_strays += 1) <= STRAYS

      keep_whole('malformed', "more than #{STRAYS} of its objects are no pair of a time and a record: kept as it came, what was read before included")
      @strays = 0
      throw :no_packet
    end

    def leave_strays
      return if @strays.zero?

      refuse_apart('malformed', "#{@strays} of its objects are no pair of a time and a record", @stray_bytes)
      @strays = 0
      @stray_bytes = String.new(encoding: Encoding::BINARY)
    end

    def pack(object) = Fluent::MessagePackFactory.engine_factory.packer.write(object).full_pack

    def damaged(bytes, at)
      @frame = Frame.new(nil, nil, at, nil, bytes, nil)
      @kept_whole = false
      refuse('unreadable', 'bytes of the buffer that are no packet any more', raw: bytes)
    end

    # Gives nil. What is so strange that not even this can be written is kept with its whole packet.
    def refuse(reason, detail, **what)
      @quarantine.add(@batch, @frame, reason, detail, **what)
      nil
    rescue *FAULTS
      keep_whole(reason, detail)
    end

    # The packet as it came, once, however many of its records ask for it.
    def keep_whole(reason, detail)
      return @batch.count(:QuarantinedRecords) if @kept_whole

      @kept_whole = true
      @quarantine.add(@batch, @frame, reason, detail, raw: @frame.entries)
      nil
    end
  end
end
