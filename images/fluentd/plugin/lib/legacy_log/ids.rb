# frozen_string_literal: true

require 'digest'
require_relative 'intervals'
require_relative 'ids_pass'

module LegacyLog
  # Which records have been taken, so that one that is sent again is known. A sequence (`sender-12`) is remembered as
  # intervals of its sender, which is next to nothing; any other id as 62 bits of a keyed hash, which is an Integer
  # without an object. (String#hash is another in each process.) The two of a tag are never those of another tag.
  #
  # Memory has bounds: two generations of hashes, of `horizon` each; and so many intervals in all, and of one sender.
  class Ids
    SENDER_INTERVALS = 10_000

    attr_reader :key, :forgotten

    def initialize(horizon:, key:, intervals: [horizon / 10, SENDER_INTERVALS].max)
      @horizon = horizon
      @key = key.b
      @limit = intervals
      @senders = {}
      @count = 0
      @current = {}
      @former = {}
      @forgotten = 0
    end

    # What one chunk adds. Nothing of it is remembered until it is merged.
    def pass = IdsPass.new(self)

    def sender(name) = @senders[name] || Intervals.new.freeze

    def hash?(hash) = @current.key?(hash) || @former.key?(hash)

    def hash_of(scope, id) = Digest::MD5.digest("#{@key}#{scope}\0#{id}").unpack1('Q>') >> 2

    def merge(intervals, hashes)
      intervals&.each { |name, bounds| remember(name, bounds) }
      forget
      hashes&.unpack('Q>*')&.each { |hash| remember_hash(hash) }
    end

    def snapshot
      { 'key' => @key, 'ids' => @senders.transform_values(&:bounds),
        'former' => @former.keys.pack('Q>*'), 'hashes' => @current.keys.pack('Q>*') }
    end

    def restore(snapshot)
      @key = snapshot.fetch('key')
      snapshot.fetch('former').unpack('Q>*').each { |hash| @former[hash] = true }
      merge(snapshot.fetch('ids'), snapshot.fetch('hashes'))
    end

    private

    # Taken out and put in again: so the first sender is always the one that was silent for the longest time.
    def remember(name, bounds)
      known = @senders.delete(name) || Intervals.new
      @count -= known.size
      bounds.each_slice(2) { |from, to| known.add(from, to) }
      excess = known.size - SENDER_INTERVALS
      drop(known, excess) if excess.positive?
      @count += known.size
      @senders[name] = known
    end

    def drop(known, excess)
      known.forget_lowest(excess)
      @forgotten += excess
    end

    def forget
      while @count > @limit && @senders.size > 1
        known = @senders.shift.last
        @count -= known.size
        @forgotten += known.size
      end
    end

    def remember_hash(hash)
      @current[hash] = true
      return if @current.size < @horizon

      @former = @current
      @current = {}
    end
  end
end
