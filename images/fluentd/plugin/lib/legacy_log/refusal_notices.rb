# frozen_string_literal: true

module LegacyLog
  # One line of the log for each reason and tag, at once and then once a minute with what came since. It says nothing of
  # what a record holds, and a tag, which a sender makes up, is quoted and short.
  class RefusalNotices
    SECONDS = 60
    # A sender that makes up tags gets no more lines than this for each minute.
    KINDS = 100
    OTHERS = 'others'
    TAG_LENGTH = 100

    def initialize(log)
      @log = log
      @said = {}
      @waiting = Hash.new(0)
    end

    def add(refusals, now)
      refusals.each { |(reason, tag), count| @waiting[kind(reason, tag)] += count }
      tell(now)
    end

    # At the end nothing is kept back.
    def tell(now, all: false)
      # One of the future was said before the clock was set back.
      @said.reject! { |_, at| at + SECONDS <= now || at > now }
      @waiting.reject! do |(reason, tag), count|
        next if !all && @said.key?([reason, tag])

        @said[[reason, tag]] = now
        @log.warn 'records went to the quarantine', reason: reason, tag: tag, count: count
        true
      end
    end

    private

    def kind(reason, tag)
      known = [reason, tag.to_s[0, TAG_LENGTH].inspect]
      @said.key?(known) || @waiting.key?(known) || (@said.keys | @waiting.keys).size < KINDS ? known : [reason, OTHERS]
    end
  end
end
